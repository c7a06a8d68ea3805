import HTTPMessage
import Testing

@testable import Bitrix24

@Suite struct AppEventTests {
  private static func portal(_ fields: String) throws -> String? {
    let form = "event=ONAPPINSTALL&auth[member_id]=da45a03b265edd8787f8a258d793cc5d&\(fields)"
    return try AppEvent(FormFields(urlEncoded: Array(form.utf8))).authorization?.portal.origin
  }

  @Test(arguments: [
    ("auth[client_endpoint]=https://acme.example.com/rest/&auth[domain]=acme.example.com", "https://acme.example.com"),
    ("auth[client_endpoint]=https://acme.example.com/rest/&auth[domain]=oauth.bitrix.info", "https://acme.example.com"),
    ("auth[client_endpoint]=http://acme.example.com:8080/rest/", "http://acme.example.com:8080"),
    ("auth[client_endpoint]=https://acme.example.com/rest/&auth[domain]=", "https://acme.example.com"),
    ("auth[domain]=acme.example.com", "https://acme.example.com"),
    ("auth[domain]=acme.example.com:8443&auth[client_endpoint]=", "https://acme.example.com:8443"),
  ])
  func `its portal is that of the endpoint, of the domain where there is none`(fields: String, origin: String) throws {
    #expect(try Self.portal(fields) == origin)
  }

  @Test(arguments: [
    ("auth[client_endpoint]=acme.example.com", "auth[client_endpoint]"), ("x=1", "auth[domain]"),
    ("auth[client_endpoint]=ftp://acme.example.com/&auth[domain]=acme.example.com", "auth[client_endpoint]"),
  ])
  func `an address that is none is refused`(fields: String, name: String) {
    let problem = #expect(throws: PlacementCallError.self) { try Self.portal(fields) }
    #expect(problem == .missing(name) || problem == .invalid(name))
  }

  @Test func `a contradictory domain is refused even where it does not count`() {
    #expect(throws: PlacementCallError.self) {
      try Self.portal(
        "auth[client_endpoint]=https://acme.example.com/rest/&auth[domain]=a.example.com&auth[domain]=b.example.com")
    }
  }
}
