import Testing

@testable import Bitrix24
@testable import HTTPMessage

@Suite struct PlacementCallTests {

  @Test func `reads the older document's request`() throws {
    let call = try PlacementCall.make()
    #expect(call.portal.origin == "https://xxx.bitrix24.com")
    #expect(call.language == .english)
    #expect(call.memberID.description == "da45a03b265edd8787f8a258d793cc5d")
    #expect(call.placement == .callCard)
    #expect(call.options["PHONE_NUMBER"] == .string("555555"))
    #expect(call.accessToken?.withExposed { $0 } == RecordedCall.seed[4].1)
    #expect(call.refreshToken?.withExposed { $0 } == RecordedCall.seed[6].1)
    #expect(call.applicationSID?.withExposed { $0 } == RecordedCall.seed[3].1)
    #expect(call.applicationToken == nil)
    #expect(call.received.map(\.name) == RecordedCall.seed.map(\.0))
  }

  @Test func `reads the newer document's request`() throws {
    let call = try PlacementCall.make([
      "APPLICATION_TOKEN": "51856fef", "APPLICATION_SCOPE": "crm,telephony", "LANG": "ua",
      "SERVER_ENDPOINT": "https://oauth.bitrix.info/rest/", "PLACEMENT_OPTIONS": RecordedCall.newerOptions,
    ])
    #expect(call.applicationToken?.withExposed { $0 } == "51856fef")
    #expect(call.language == .ukrainian)
    #expect(CallContext(call.options).items.count == 2)
  }

  @Test func `does not care which part came in the query`() throws {
    for split in 0...RecordedCall.seed.count {
      var form = RecordedCall.form(Array(RecordedCall.seed.prefix(split)))
      let body = RecordedCall.seed.dropFirst(split).map { "\($0)=\($1)" }.joined(separator: "&")
      form.append(urlEncoded: body.utf8)
      #expect(try PlacementCall(form).portal.host == "xxx.bitrix24.com")
    }
  }

  @Test(arguments: ["PLACEMENT", "DOMAIN", "member_id"])
  func `names a required parameter that is missing or empty`(name: String) {
    let fields = RecordedCall.seed.filter { $0.0 != name }
    #expect(throws: PlacementCallError.missing(name)) { try PlacementCall(RecordedCall.form(fields)) }
    #expect(throws: PlacementCallError.missing(name)) { try PlacementCall(RecordedCall.form(fields + [(name, "")])) }
    #expect(PlacementCallError.missing(name).parameter == name)
  }

  @Test(arguments: [
    "DOMAIN", "PROTOCOL", "LANG", "APP_SID", "AUTH_ID", "AUTH_EXPIRES", "REFRESH_ID", "SERVER_ENDPOINT",
    "APPLICATION_TOKEN",
    "APPLICATION_SCOPE", "member_id", "status", "PLACEMENT", "PLACEMENT_OPTIONS",
  ])
  func `refuses a parameter with two different values, takes one repeated`(name: String) throws {
    let value = RecordedCall.seed.first { $0.0 == name }?.1 ?? "x"
    let once = RecordedCall.seed.filter { $0.0 != name } + [(name, value)]
    #expect(throws: PlacementCallError.contradictory(name)) {
      try PlacementCall(RecordedCall.form(once + [(name, value + "1")]))
    }
    #expect(throws: PlacementCallError.contradictory(name)) {
      try PlacementCall(RecordedCall.form([(name, "")] + once))
    }
    #expect(throws: Never.self) { try PlacementCall(RecordedCall.form(once + [(name, value)])) }
  }

  @Test func `a parameter that means nothing may contradict itself`() throws {
    let fields = RecordedCall.seed + [("utm", "1"), ("utm", "2"), ("", "a"), ("", "b")]
    #expect(try PlacementCall(RecordedCall.form(fields)).received.count == fields.count)
  }

  @Test(arguments: [("0", "http://"), ("1", "https://")])
  func `PROTOCOL says whether the portal is reached over TLS`(value: String, scheme: String) throws {
    #expect(try PlacementCall.make(["PROTOCOL": value]).portal.origin == scheme + "xxx.bitrix24.com")
  }

  @Test(arguments: ["2", "https", "true", "01", "1 ", " 1", "-1", "１", "0\0", "<b>"])
  func `refuses another PROTOCOL`(value: String) {
    #expect(throws: PlacementCallError.invalid("PROTOCOL")) { try PlacementCall.make(["PROTOCOL": value]) }
  }

  @Test func `a portal never counts as insecure unless it says so`() throws {
    #expect(try PlacementCall.make(["PROTOCOL": ""]).portal.isSecure)
    #expect(try PlacementCall.make(["PROTOCOL": nil]).portal.isSecure)
  }

  @Test(arguments: [
    "evil.com#", "a\r\nX:", "a b", "пример.рф", "https://xxx.bitrix24.com", "xxx.bitrix24.com/", "a\0",
    String(repeating: "a", count: 300),
  ])
  func `refuses a hostile DOMAIN`(domain: String) {
    #expect(throws: PlacementCallError.invalid("DOMAIN")) { try PlacementCall.make(["DOMAIN": domain]) }
  }

  @Test(arguments: [
    "<b>", "a b", "a\n", "é", "a\0", "'", "\u{202E}", "a/b", "a.b", String(repeating: "a", count: 65),
    String(repeating: "a", count: 60_000),
  ])
  func `refuses a hostile member_id`(id: String) {
    #expect(throws: PlacementCallError.invalid("member_id")) { try PlacementCall.make(["member_id": id]) }
  }

  @Test(arguments: [nil, "", "xx", "<b>", String(repeating: "d", count: 60_000)])
  func `speaks English where LANG is none of ours`(language: String?) throws {
    #expect(try PlacementCall.make(["LANG": language]).language == .english)
  }

  @Test func `keeps a placement that it does not know`() throws {
    #expect(try PlacementCall.make(["PLACEMENT": "NEW_ONE"]).placement == .other("NEW_ONE"))
  }

  @Test(arguments: ["", nil])
  func `has no secret where none was sent`(value: String?) throws {
    let call = try PlacementCall.make([
      "AUTH_ID": value, "REFRESH_ID": value, "APP_SID": value, "APPLICATION_TOKEN": value,
    ])
    #expect(call.accessToken == nil && call.refreshToken == nil && call.applicationSID == nil)
    #expect(call.applicationToken == nil)
  }

  @Test func `marks what must not show in what it received, wherever it came from`() throws {
    let fields = RecordedCall.seed + [("APPLICATION_TOKEN", "t"), ("AUTH_ID", RecordedCall.seed[4].1), ("x", "y")]
    let secrets = try PlacementCall(RecordedCall.form(fields)).received.compactMap { parameter in
      if case .secret = parameter.value { parameter.name } else { nil }
    }
    #expect(secrets == ["APP_SID", "AUTH_ID", "REFRESH_ID", "APPLICATION_TOKEN", "AUTH_ID"])
  }

  @Test(
    arguments: [
      "LANG", "APP_SID", "AUTH_ID", "AUTH_EXPIRES", "REFRESH_ID", "SERVER_ENDPOINT", "APPLICATION_TOKEN",
      "APPLICATION_SCOPE", "status", "PLACEMENT", "PLACEMENT_OPTIONS", "unknown",
    ],
    [
      "<b>\"'&", "\0", "\u{202E}", String(repeating: "x", count: 60_000), "\r\nX: 1",
      String(repeating: "[", count: 60_000),
    ]
  )
  func `hostile text in any field is no trap`(name: String, text: String) throws {
    let call = try PlacementCall.make([name: text])
    #expect(call.received.contains { $0.name == name })
  }
}
