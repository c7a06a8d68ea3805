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

  @Test func `the end of a call names it, its operator and its activity`() throws {
    func end(_ fields: String) throws -> CallEnd? {
      let event = try AppEvent(FormFields(urlEncoded: "event=onVoximplantCallEnd&\(fields)".utf8))
      guard case .callEnded(let end) = event.kind else { return nil }
      return end
    }
    let whole = try #require(
      try end(
        "data[CALL_ID]=externalCall.1&data[PORTAL_USER_ID]=7&data[CRM_ACTIVITY_ID]=900&data[PHONE_NUMBER]=%2B4930123456"
      ))
    #expect((whole.callID, whole.user, whole.activity) == ("externalCall.1", 7, 900))
    #expect(whole.phone == .number("+4930123456"))
    let bare = try #require(try end("data[CALL_ID]=1&data[CRM_ACTIVITY_ID]=0&data[PORTAL_USER_ID]=x"))
    #expect(bare.user == nil && bare.activity == nil && bare.phone == .unknown)
    #expect(try end("data[CALL_ID]=") == nil, "it is an event like others")
  }

  @Test func `a contradictory domain is refused even where it does not count`() {
    #expect(throws: PlacementCallError.self) {
      try Self.portal(
        "auth[client_endpoint]=https://acme.example.com/rest/&auth[domain]=a.example.com&auth[domain]=b.example.com")
    }
  }
}
