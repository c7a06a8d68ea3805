import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct RedirectTests {
  private static let moved = PortalAddress("new.example.com", isSecure: true)!
  private static let location = "https://new.example.com/rest/user.current.json"

  private func call(
    _ fixture: RESTFixture, registered: @escaping @Sendable (PortalAddress) -> RESTEndpoint?
  ) async -> RESTError? {
    await failure { () throws(RESTError) in try await fixture.client(registered: registered).call(RESTFixture.whoami) }
  }

  private static let anywhere: @Sendable (PortalAddress) -> RESTEndpoint? = {
    RESTEndpoint($0, allowsPrivateAddress: true)
  }

  @Test(arguments: [301, 302, 307, 308])
  func `a portal that has moved is asked at its other registered address`(status: Int) async throws {
    let fixture = RESTFixture([
      RESTFixture.whoami(status, "", location: Self.location), RESTFixture.whoami(at: "https://new.example.com"),
      RESTFixture.whoami(at: "https://new.example.com"),
    ])
    let client = fixture.client { $0 == Self.moved ? RESTEndpoint($0, allowsPrivateAddress: true) : nil }
    _ = try await client.call(RESTFixture.whoami)
    _ = try await client.call(RESTFixture.whoami)
    #expect(fixture.transport.requests.map(\.allowsPrivateAddress) == [false, true, true])
    #expect(fixture.transport.isDone)
  }

  @Test func `the token goes nowhere else`() async {
    let fixture = RESTFixture([RESTFixture.whoami(302, "", location: Self.location)])
    #expect(await call(fixture) { _ in nil } == .moved(Self.moved))
    #expect(fixture.transport.isDone)
  }

  @Test func `is followed once only`() async {
    let fixture = RESTFixture([
      RESTFixture.whoami(302, "", location: Self.location),
      RESTFixture.whoami(
        at: "https://new.example.com", 302, "", location: "https://newer.example.com/rest/user.current.json"),
    ])
    #expect(await call(fixture, registered: Self.anywhere) == .badRedirect)
    #expect(fixture.transport.isDone)
  }

  @Test(
    arguments: [
      (302, nil), (302, ""), (302, "/rest/user.current.json"), (302, "//new.example.com/rest/user.current.json"),
      (302, "http://new.example.com/rest/user.current.json"), (302, "https://new.example.com/auth/"),
      (302, "https://new.example.com"), (302, "https://acme.example.com/rest/user.current.json"),
      (302, "https://ACME.example.com:443/rest/user.current.json"),
      (302, "https://user@new.example.com/rest/user.current.json"),
      (302, "https://new.example.com\\@evil.example/rest/user.current.json"),
      (302, "https://new.example.com\r\n/rest/user.current.json"),
      (302, "https://new_.example.com/rest/user.current.json"),
      (302, "https://0x7f.1/rest/user.current.json"), (302, "ftp://new.example.com/rest/user.current.json"),
      (302, "https:///rest/user.current.json"), (302, "javascript:alert(1)"), (303, location), (300, location),
      (304, nil),
    ] as [(Int, String?)])
  func `leads nowhere where the same call could not be made as safely`(status: Int, location: String?) async {
    let fixture = RESTFixture([RESTFixture.whoami(status, "", location: location)])
    #expect(await call(fixture, registered: Self.anywhere) == .badRedirect)
    #expect(fixture.transport.isDone)
  }

  @Test(arguments: [
    ("https://acme.example.com/rest/", "https://acme.example.com", "/rest/"),
    ("HTTP://Acme.example.com:8080", "http://acme.example.com:8080", "/"),
    ("https://acme.example.com?x#y", "https://acme.example.com", "/"),
    ("http://[::1]:81/a/b?c=/d", "http://[::1]:81", "/a/b"),
  ])
  func `takes URLs apart`(url: String, origin: String, path: String) throws {
    let parts = try #require(PortalAddress.split(url: url))
    #expect(parts.address.origin == origin)
    #expect(parts.path == path)
  }
}
