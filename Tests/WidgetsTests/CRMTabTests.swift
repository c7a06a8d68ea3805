import Bitrix24
import Bitrix24REST
import Testing
import WidgetTestSupport

@testable import Customers
@testable import WidgetRuntime
@testable import Widgets

/// The tab in the card of a client: the parts `calls` and `transcript`.
struct CRMTabTests {
  private static func show(
    _ part: String = "calls", on portal: CannedPortal, placement: String = "CRM_CONTACT_DETAIL_TAB", id: String? = "42",
    _ fields: [String: String?] = [:]
  ) async -> Markup {
    let options = id.map { #"{"ID":"\#($0)"}"# } ?? "[]"
    let all = ["VIEW": part, "PLACEMENT": placement, "PLACEMENT_OPTIONS": options].merging(fields) { $1 }
    return Markup(await RecordedCustomer.router(portal).answer(.widget(all)).response)
  }

  /// - Parameter more: further fields, which are there once.
  private static func call(
    _ id: Int, _ start: String, _ end: String, isDone: Bool = true, provider: String = "VOXIMPLANT_CALL",
    owner: String = #""OWNER_TYPE_ID":"3","OWNER_ID":"42""#, person: Int = 5, _ more: String = #""DIRECTION":"1""#
  ) -> String {
    """
    {"ID":"\(id)","TYPE_ID":"2","PROVIDER_ID":"\(provider)","SUBJECT":"Call \(id)","START_TIME":"\(start)",
    "END_TIME":"\(end)","COMPLETED":"\(isDone ? "Y" : "N")","LAST_UPDATED":"2026-11-22T13:30:00+02:00",
    "RESPONSIBLE_ID":"\(person)",\(owner),\(more)}
    """
  }

  /// The clock of recordings says 2026-11-22T12:00:00Z.
  private static let rows = [
    // Planned: by hand for later, by hand for yesterday and not made, and by telephony.
    call(12, "2026-11-24T10:00:00+02:00", "2026-11-24T10:30:00+02:00", isDone: false, provider: "CRM_CALL"),
    call(11, "2026-11-21T10:00:00+02:00", "2026-11-21T10:30:00+02:00", isDone: false, provider: "CRM_CALL"),
    call(10, "2026-11-24T10:00:00+02:00", "2026-11-24T10:30:00+02:00", isDone: false),
    call(
      9, "2026-11-22T13:00:00+02:00", "2026-11-22T13:00:00+02:00", isDone: false,
      #""DIRECTION":"1","SETTINGS":{"MISSED_CALL":true},"ORIGIN_ID":"VI_a.9""#),
    call(
      8, "2026-11-21T10:00:00+02:00", "2026-11-21T10:01:05+02:00", owner: #""OWNER_TYPE_ID":"2","OWNER_ID":"301""#,
      person: 6,
      """
      "DIRECTION":"2","ORIGIN_ID":"VI_a.8",
      "FILES":[{"id":"7","url":"/bitrix/tools/crm_show_file.php?fileId=7&auth=0a1b&ownerId=8"}],
      "COMMUNICATIONS":[{"ENTITY_TYPE_ID":"3","ENTITY_ID":"43","ENTITY_SETTINGS":{"NAME":"Otto","LAST_NAME":"Maas"}}]
      """),
    call(
      7, "2026-11-20T10:00:00+02:00", "2026-11-20T10:00:00+02:00", isDone: false, owner: "\"OWNER_ID\":null",
      #""DIRECTION":"1","SETTINGS":{"MISSED_CALL":true}"#),
    call(6, "2026-11-10T10:00:00+02:00", "2026-11-10T10:02:00+02:00"),
    call(5, "2026-11-09T10:00:00+02:00", "2026-11-09T10:03:00+02:00", provider: "CRM_CALL"),
    // Longer ago than is counted.
    call(4, "2026-06-01T10:00:00+02:00", "2026-06-01T11:00:00+02:00"),
  ]

  private static let contact = """
    {"item":{"id":42,"name":"Anna","lastName":"Berger","companyId":17,"contactId":0}}
    """

  private static func portal(
    _ rows: [String] = rows, _ changes: KeyValuePairs<String, String> = [:], totals: [String: Int] = [:]
  ) -> CannedPortal {
    var answers = [
      "crm.item.get": contact, "crm.item.list": #"{"items":[{"id":301,"title":"Rotor blades"}]}"#,
      "crm.activity.list": "[\((rows + rows.prefix(2)).joined(separator: ","))]",
      "crm.activity.list?start=": "[]",
      "user.get": #"[{"ID":"5","NAME":"Jonas","LAST_NAME":"Keller"},{"ID":"6","NAME":"Maria"}]"#,
      "crm.timeline.note.get": #"{"__error__":"NOT_FOUND"}"#,
      "crm.timeline.note.get?itemId=8": #"{"text":"Wants it in [b]May[/b]","createdById":"6"}"#,
    ]
    for (name, answer) in changes { answers[name] = answer }
    let portal = CannedPortal()
    portal.answer(
      recorded: answers.map { .init($0, RecordedCustomer.json($1)) },
      totals: totals.map { .init($0, .number("\($1)")) }, multipliesBindings: false)
    return portal
  }

  @Test func `the calls of a person, their company and their deals are told, the newest first`() async throws {
    let portal = Self.portal()
    let page = await Self.show(on: portal)
    #expect(page.values(of: "data-part").first == "calls" && page.values(of: "data-state").isEmpty)
    let lines = page.elements("li").map(\.text)
    #expect(lines.count == 6, "each once, and none that is planned")
    #expect(
      lines[0].contains("Incoming call: Call 9") && lines[0].contains("Missed") && lines[0].contains("Not called back"))
    #expect(!lines[2].contains("Not called back"), "somebody has called later")
    #expect(lines[5].contains("Call 4"))
    for text in [
      "Outgoing call: Call 8", "1 min 5 s", "Maria", "Otto Maas", "Rotor blades", "Wants it in May", "Recording",
    ] { #expect(lines[1].contains(text), "\(text)") }
    #expect(page.source.contains("/bitrix/tools/crm_show_file.php?fileId=7&amp;ownerId=8\""))
    #expect(!page.source.contains("0a1b") && page.values(of: "name").contains("ACTIVITY"))
    let asked = try #require(portal.commands(of: 1).first)
    for (type, id) in [(3, 42), (4, 17), (2, 301)] {
      #expect(asked.contains("[OWNER_TYPE_ID]=\(type)&") && asked.contains("[OWNER_ID]=\(id)"))
    }
    #expect(portal.requests.count == 3)
  }

  @Test func `its permissions cover what it asks`() async {
    let portal = Self.portal()
    _ = await Self.show(on: portal)
    let called = Set(
      portal.requests.indices.flatMap { portal.commands(of: $0) }.map { String($0.prefix { $0 != "?" }) })
    let methods = RESTMethods.all.filter { called.contains($0.name) }
    let scopes = WidgetCatalog.standard.widget(for: PlacementCode("CRM_CONTACT_DETAIL_TAB")).scopes
    #expect(methods.count == called.count && Set(methods.compactMap { $0.scope }).isSubset(of: scopes))
    #expect(GetCallTranscript.scope.map(scopes.contains) == true)
  }

  @Test func `what the calls come to`() async {
    let page = await Self.show(on: Self.portal())
    #expect(
      page.elements("dt").map(\.text) == [
        "Calls in 90 days", "Not called back", "Last conversation", "Mostly talks with",
      ])
    #expect(page.elements("dd").map(\.text) == ["5 · 6 min 5 s", "1", "2026-11-21 10:00 · Maria", "Jonas Keller"])
  }

  @Test func `more than can be counted is said to be more`() async {
    let page = await Self.show(on: Self.portal(Array(Self.rows.dropLast()), totals: ["crm.activity.list": 900]))
    #expect(page.elements("dl").first?.text.contains("≥ 5") == true)
    #expect(page.elements("button").map(\.text).contains("More"))
  }

  @Test func `all are told on demand`() async {
    let rows = (100..<160).map { id in
      Self.call(id, "2026-11-0\(id % 9 + 1)T10:00:00+02:00", "2026-11-0\(id % 9 + 1)T10:01:00+02:00")
    }
    let portal = Self.portal(rows)
    let first = await Self.show(on: portal)
    #expect(first.elements("li").count == 12 && first.values(of: "name").contains("ALL"))
    let all = await Self.show(on: portal, ["ALL": "yes"])
    #expect(all.elements("li").count == 40 && all.text.contains("Older calls are in the timelines of the CRM."))
    #expect(portal.requests.allSatisfy { $0.count { $0.name.hasPrefix("cmd[") } <= 50 }, "of one batch")
  }

  @Test func `of an item without a person, only its own calls are asked for`() async throws {
    let portal = Self.portal(
      [], ["crm.item.get": #"{"item":{"id":8,"title":"Carports","contactId":0,"companyId":null}}"#])
    let page = await Self.show(on: portal, placement: "CRM_LEAD_DETAIL_TAB", id: "8")
    #expect(page.text.contains("There have been no calls yet."))
    let asked = try #require(portal.commands(of: 1).first)
    #expect(asked.contains("[BINDINGS][0]") && !asked.contains("[BINDINGS][1]"), "\(asked)")
    #expect(portal.requests.count == 2)
  }

  @Test func `a smart process has the tab, too`() async throws {
    let portal = Self.portal(
      [], ["crm.item.get?entityTypeId=183": #"{"item":{"id":8,"title":"Repair","contactId":42}}"#])
    let page = await Self.show(on: portal, placement: "CRM_DYNAMIC_183_DETAIL_TAB", id: "8")
    #expect(page.text.contains("There have been no calls yet."))
    let asked = try #require(portal.commands(of: 1).first)
    for (type, id) in [(183, 8), (3, 42), (2, 301)] {
      #expect(asked.contains("[OWNER_TYPE_ID]=\(type)&") && asked.contains("[OWNER_ID]=\(id)"))
    }
  }

  @Test func `what may not be seen, is gone or is not told is said`() async {
    let denied = #"{"__error__":"ACCESS_DENIED"}"#
    for method in ["crm.item.get", "crm.activity.list"] {
      let page = await Self.show(on: Self.portal([], [method: denied]))
      #expect(page.values(of: "data-state") == ["denied"], "\(method)")
    }
    let gone = await Self.show(on: Self.portal([], ["crm.item.get": #"{"__error__":"NOT_FOUND"}"#]))
    #expect(gone.text == "Not in the CRM")
    #expect(await Self.show(on: Self.portal(), id: nil).text == "Not in the CRM")
    let broken = #"{"__error__":"INTERNAL_SERVER_ERROR"}"#
    for method in ["crm.item.get", "crm.activity.list"] {
      let page = await Self.show(on: Self.portal([], [method: broken]))
      #expect(page.values(of: "data-state") == ["failed"] && page.elements("button").count == 1, "\(method)")
    }
  }

  @Test func `a call to somebody else at the company calls nobody back`() async {
    func with(_ id: Int) -> String { #""COMMUNICATIONS":[{"ENTITY_TYPE_ID":"3","ENTITY_ID":"\#(id)"}]"# }
    func calls(_ other: Int) -> [String] {
      [
        Self.call(2, "2026-11-21T11:00:00+02:00", "2026-11-21T11:01:00+02:00", #""DIRECTION":"2","# + with(other)),
        Self.call(
          1, "2026-11-21T10:00:00+02:00", "2026-11-21T10:00:00+02:00", isDone: false, #""DIRECTION":"1","# + with(42)),
      ]
    }
    let (other, same) = (await Self.show(on: Self.portal(calls(43))), await Self.show(on: Self.portal(calls(42))))
    #expect(other.text.contains("Not called back") && !same.text.contains("Not called back"))
  }

  @Test func `of a company's deal, its other deals count, and of a company its people`() async throws {
    func asked(_ placement: String, _ id: String, _ answers: KeyValuePairs<String, String>) async throws -> String {
      let portal = Self.portal([], answers)
      _ = await Self.show(on: portal, placement: placement, id: id)
      return try #require(portal.commands(of: 1).first)
    }
    let deal = try await asked(
      "CRM_DEAL_DETAIL_TAB", "25",
      [
        "crm.item.get?entityTypeId=2": #"{"item":{"id":25,"title":"Towers","contactId":0,"companyId":17}}"#,
        "crm.item.list?filter.contactId=": #"{"items":[{"id":999,"title":"Of everybody"}]}"#,
      ])
    for id in [25, 17, 301] { #expect(deal.contains("[OWNER_ID]=\(id)"), "\(id)") }
    #expect(!deal.contains("[OWNER_ID]=999"))
    let company = try await asked(
      "CRM_COMPANY_DETAIL_TAB", "17",
      [
        "crm.item.get?entityTypeId=4": #"{"item":{"id":17,"title":"Nordlicht"}}"#,
        "crm.item.list?entityTypeId=3": #"{"items":[{"id":43},{"id":44}]}"#,
      ])
    for id in [17, 43, 44, 301] { #expect(company.contains("[OWNER_ID]=\(id)"), "\(id)") }
    // The company of the deal's person, where the deal has none.
    let person = try await asked(
      "CRM_DEAL_DETAIL_TAB", "25",
      [
        "crm.item.get?entityTypeId=2": #"{"item":{"id":25,"contactId":42,"contactIds":[42,45],"companyId":0}}"#
      ])
    for id in [25, 42, 45, 17, 301] { #expect(person.contains("[OWNER_ID]=\(id)"), "\(id)") }
  }

  @Test(arguments: ["user.get", "crm.timeline.note.get", "crm.item.list"])
  func `what may not be seen is not offered to be asked for again`(_ method: String) async {
    let page = await Self.show(on: Self.portal(Self.rows, [method: #"{"__error__":"ACCESS_DENIED"}"#]))
    #expect(page.elements("li").count == 6 && !page.text.contains("Some of the data could not be loaded."))
  }

  @Test func `the page has forms and a place for the calls, or says why not`() async {
    let router = RecordedCustomer.router(Self.portal())
    let fields = ["PLACEMENT": "CRM_CONTACT_DETAIL_TAB", "PLACEMENT_OPTIONS": #"{"ID":"42"}"#]
    let page = Markup(await router.answer(.widget(fields)).response)
    #expect(page.values(of: "data-part") == ["calls"] && page.values(of: "data-action") == ["note", "followup"])
    #expect(page.values(of: "data-ticket").count == 1)
    let none = Markup(await router.answer(.widget(fields.merging(["PLACEMENT_OPTIONS": "[]"]) { $1 })).response)
    #expect(none.text.contains("Bitrix24 has not said whose card this is.") && none.values(of: "data-action").isEmpty)
  }

  @Test(arguments: ["user.get", "crm.timeline.note.get", "crm.item.list", "crm.activity.list?start="])
  func `what is missing can be asked for again`(_ method: String) async {
    let page = await Self.show(on: Self.portal(Self.rows, [method: #"{"__error__":"INTERNAL_SERVER_ERROR"}"#]))
    #expect(page.text.contains("Some of the data could not be loaded.") && page.elements("li").count == 6)
    #expect(page.elements("button").map(\.text).contains("Try again"))
  }

  @Test func `a portal that dies in between costs the notes only`() async {
    let portal = Self.portal()
    portal.become(.status(503, "{}"), after: 2)
    let page = await Self.show(on: portal)
    #expect(page.elements("li").count == 6 && page.text.contains("Some of the data could not be loaded."))
  }

  @Test(arguments: [
    (
      "/bitrix/tools/crm_show_file.php?fileId=7&auth=0a&ownerId=8", "/bitrix/tools/crm_show_file.php?fileId=7&ownerId=8"
    ),
    ("https://acme.example/file.php?AUTH=1&fileId=7#x", "/file.php?fileId=7"), ("/file", "/file"),
    ("/show.php?fileId=7&u=https://x.example/y&token=1&%61uth=2", "/show.php?fileId=7"),
    ("//evil.example/x", nil), ("https://acme.example.evil.example/x", nil), ("https://records.example/1.mp3", nil),
    ("javascript:alert(1)", nil), ("https://acme.example", nil), ("", nil),
  ])
  func `a recording's address opens with the user's own session`(_ address: String, _ path: String?) {
    let portal = PortalAddress("acme.example", isSecure: true)
    #expect(portal.flatMap { ClientCallsDecoder.path(address, at: $0) } == path)
  }

  @Test(arguments: [
    (#"{"transcription":"Good morning.\nIt is <b>late</b>."}"#, nil as String?, "Good morning. It is <b>late</b>."),
    ("null", nil, "Bitrix24 has no transcript of this call."), ("[]", nil, "Bitrix24 has no transcript of this call."),
    (#"{"transcription":""}"#, nil, "Bitrix24 has no transcript of this call."),
    (#"{"__error__":"NOT_FOUND"}"#, nil, "Bitrix24 has no transcript of this call."),
    (#"{"__error__":"ERROR_METHOD_NOT_FOUND"}"#, nil, "Bitrix24 has no transcript of this call."),
    (
      #"{"__error__":"ACCESS_DENIED"}"#, "denied",
      "You may not read this transcript, or AI is switched off in this Bitrix24."
    ),
  ])
  func `what was said in a call`(_ answer: String, _ state: String?, _ text: String) async throws {
    let portal = Self.portal([], ["crm.activity.call.getTranscript?activityId=8": answer])
    let page = await Self.show("transcript", on: portal, ["ACTIVITY": "8"])
    #expect(page.text == text && page.values(of: "data-part") == ["transcript"])
    #expect(page.values(of: "data-state") == (state.map { [$0] } ?? []))
  }

  @Test func `a transcript that is not told can be asked for again`() async {
    let portal = Self.portal([], ["crm.activity.call.getTranscript": #"{"__error__":"INTERNAL_SERVER_ERROR"}"#])
    let page = await Self.show("transcript", on: portal, ["ACTIVITY": "8"])
    #expect(page.values(of: "data-state") == ["failed"])
    #expect(page.values(of: "name") == ["ACTIVITY"] && page.values(of: "value") == ["8"])
  }
}
