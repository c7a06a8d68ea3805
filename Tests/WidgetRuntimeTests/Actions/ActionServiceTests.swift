import Bitrix24
import Bitrix24REST
import HTTPMessage
import PortalStore
import Synchronization
import Testing
import WidgetTestSupport

@testable import Customers
@testable import WidgetRuntime
@testable import Widgets

/// The rules of attempts, with an action that does what a test says.
struct ActionServiceTests {
  private final class Scripted: Action {
    let name = ActionName("scripted")
    let log = Mutex<[String]>([])
    private let found: Result<ActionResult?, RESTError>
    private let performed: Result<ActionResult, RESTError>
    private let gate: Gate?

    init(
      found: Result<ActionResult?, RESTError> = .success(nil),
      performed: Result<ActionResult, RESTError> = .success(.done(updates: [.customer], item: nil)), gate: Gate? = nil
    ) {
      self.found = found
      self.performed = performed
      self.gate = gate
    }

    func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> String {
      guard let text = fields.bytes("TEXT") else { throw InvalidForm("TEXT", .missing) }
      return String(decoding: text, as: UTF8.self)
    }

    func perform(
      _ form: String, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
    ) async throws(RESTError) -> ActionResult {
      log.withLock { $0.append("perform") }
      await gate?.wait()
      return try performed.get()
    }

    func find(
      _ form: String, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
    ) async throws(RESTError) -> ActionResult? {
      log.withLock { $0.append("find") }
      return try found.get()
    }
  }

  /// Opens once.
  private final class Gate: Sendable {
    private let waiting = Mutex<(isOpen: Bool, waiters: [CheckedContinuation<Void, Never>])>((false, []))

    func wait() async {
      await withCheckedContinuation { waiter in
        let isOpen = waiting.withLock { state in
          if !state.isOpen { state.waiters.append(waiter) }
          return state.isOpen
        }
        if isOpen { waiter.resume() }
      }
    }

    func open() {
      let waiters = waiting.withLock { state in
        defer { state = (true, []) }
        return state.waiters
      }
      for waiter in waiters { waiter.resume() }
    }
  }

  private struct Card: Widget {
    let placements = [PlacementCode.callCard]
    let actions: [any Action]

    func title(in language: Language) -> String { "Card" }
    func render(_ call: PlacementCall, in context: RenderContext) -> View { View(title: "", content: .empty) }
  }

  private static let id = "0123456789abcdef0123456789abcdef"

  private static func router(_ action: any Action, portals: [String] = ["xxx.bitrix24.com"]) -> Router {
    var options = Router.Options(
      accessPolicy: AccessPolicy(portals: portals.compactMap(PortalPattern.init), applicationToken: nil), theme: .light,
      library: .bitrix24Library, basePath: "/", hasClientCredentials: false)
    options.actions = ActionService(PortalClients(CannedPortal()), timeout: .seconds(120))
    return Router(options, catalog: WidgetCatalog([Card(actions: [action])], fallback: UnknownPlacement()))
  }

  private static func post(_ changes: [String: String?] = [:]) -> Request {
    let fields: [String: String?] = ["ACTION": "scripted", "ACTION_ID": id, "TEXT": "hello", "APPLICATION_TOKEN": nil]
    return .widget(fields.merging(changes) { $1 })
  }

  private static func result(_ answer: HandledRequest) -> String? {
    Markup(answer.response).values(of: "data-result").first
  }

  @Test func `the first attempt is performed without a look, and the log tells of it`() async {
    let action = Scripted(performed: .success(.done(updates: [.customer], item: CRMItem(name: "CONTACT:42"))))
    let answer = await Self.router(action).answer(Self.post())
    let page = Markup(answer.response)
    #expect(answer.response.status == .ok && action.log.withLock { $0 } == ["perform"])
    #expect(page.values(of: "data-action") == ["scripted"] && page.values(of: "data-result") == ["done"])
    #expect(page.values(of: "data-updates") == ["customer"] && page.values(of: "data-item") == ["CONTACT:42"])
    let names = ["placement", "action", "action_id", "attempt", "portal"]
    #expect(answer.record.logFields.prefix(5).map(\.name) == names)
    #expect(answer.fact("action") == "scripted" && answer.fact("action_id") == "01234567")
    #expect(answer.fact("attempt") == "1" && answer.fact("result") == "done" && answer.fact("item") == "CONTACT:42")
    #expect(!answer.record.logFields.contains { $0.value.contains("hello") || $0.value.contains(Self.id) })
  }

  @Test(
    arguments: [
      (.success(.done(updates: [], item: nil)), 3, "done", ["find"]),
      (.success(nil), 64, "unknown", ["find"]), (.success(nil), 65, "done", ["find", "perform"]),
      (.success(nil), 86_400, "done", ["find", "perform"]),
      (.failure(.transport(.deadline)), 100, "unknown", ["find"]), (.failure(.accessDenied), 100, "unknown", ["find"]),
      (.failure(.expiredToken), 100, "fresh-auth", ["find"]), (.failure(.queryLimitExceeded), 100, "busy", ["find"]),
    ] as [(Result<ActionResult?, RESTError>, Int, String, [String])])
  func `a later attempt looks first`(
    _ found: Result<ActionResult?, RESTError>, _ age: Int, _ result: String, _ log: [String]
  ) async {
    let action = Scripted(found: found)
    let answer = await Self.router(action).answer(Self.post(["ATTEMPT": "2", "AGE": String(age)]))
    #expect(Self.result(answer) == result && action.log.withLock { $0 } == log)
  }

  @Test(
    arguments: [
      (.expiredToken, "fresh-auth"), (.invalidToken, "fresh-auth"), (.queryLimitExceeded, "busy"),
      (.transport(.unresolved), "busy"), (.accessDenied, "refused"), (.server(code: "X", status: 400), "refused"),
      (.server(code: "", status: 400), "unknown"), (.server(code: "", status: 429), "busy"), (.badRedirect, "unknown"),
      (.server(code: "", status: 500), "unknown"), (.unreadable, "unknown"), (.transport(.deadline), "unknown"),
      (.transport(.refused), "unknown"), (.transport(.protocolViolation), "unknown"),
    ] as [(RESTError, String)])
  func `an error of the portal is told by what it says of the write`(_ error: RESTError, _ result: String) async {
    let answer = await Self.router(Scripted(performed: .failure(error))).answer(Self.post())
    #expect(answer.response.status == .ok && Self.result(answer) == result)
    #expect(answer.fact("rest_error") == error.logCode)
  }

  @Test(
    arguments: [
      (["ACTION_ID": nil], "ACTION_ID"), (["ACTION_ID": "0123"], "ACTION_ID"),
      (["ACTION_ID": id.uppercased()], "ACTION_ID"), (["ATTEMPT": "0"], "ATTEMPT"), (["ATTEMPT": "-1"], "ATTEMPT"),
      (["ATTEMPT": "x"], "ATTEMPT"), (["ATTEMPT": "2"], "AGE"), (["ATTEMPT": "2", "AGE": "-1"], "AGE"),
      (["ATTEMPT": "2", "AGE": "1.5"], "AGE"), (["TEXT": nil], "TEXT"),
    ] as [([String: String?], String)])
  func `a form that cannot be is not sent anywhere`(_ changes: [String: String?], _ field: String) async {
    let action = Scripted()
    let answer = await Self.router(action).answer(Self.post(changes))
    #expect(answer.response.status == .ok && Self.result(answer) == "invalid")
    #expect(Markup(answer.response).values(of: "data-field") == [field] && action.log.withLock { $0 }.isEmpty)
  }

  @Test func `without a token the page has to get one`() async {
    #expect(Self.result(await Self.router(Scripted()).answer(Self.post(["AUTH_ID": nil]))) == "fresh-auth")
  }

  @Test func `an action that is not there, or another placement's, is not found`() async {
    let router = Self.router(Scripted())
    for changes in [["ACTION": "unheard"], ["PLACEMENT": "DEFAULT"], ["PLACEMENT": "CRM_DEAL_DETAIL_TAB"]] {
      let answer = await router.answer(Self.post(changes))
      #expect(answer.response.status == .notFound && answer.fact("reason") == "unknown_part", "\(changes)")
    }
    let stranger = await Self.router(Scripted(), portals: ["yyy.bitrix24.com"]).answer(Self.post())
    #expect(stranger.response.status == .forbidden && stranger.fact("reason") == "unknown_portal")
  }

  @Test func `a part that is not there, or another placement's, is not found either`() async {
    let router = Self.router(Scripted())
    for (view, placement) in [("unheard", "CALL_CARD"), ("status", "CALL_CARD"), ("customer", "CALL_CARD")] {
      let answer = await router.answer(.widget(["VIEW": view, "PLACEMENT": placement]))
      #expect(answer.response.status == .notFound && answer.fact("reason") == "unknown_part", "\(view)")
    }
  }

  @Test func `what this process has sent without an answer is not sent again at once, whatever a page counts`() async {
    let action = Scripted(performed: .failure(.transport(.deadline)))
    let router = Self.router(action)
    for fields in [[:], [:], ["ATTEMPT": "2", "AGE": "100"], ["ATTEMPT": "3", "AGE": "115"]] {
      #expect(Self.result(await router.answer(Self.post(fields))) == "unknown")
    }
    #expect(action.log.withLock { $0 } == ["perform", "find", "find", "find"])
  }

  @Test(.timeLimit(.minutes(1))) func `two posts of one form at once are one, with other fields none`() async {
    let gate = Gate()
    let action = Scripted(gate: gate)
    let router = Self.router(action)
    async let first = router.answer(Self.post())
    while action.log.withLock({ $0.isEmpty }) { await Task.yield() }
    async let second = router.answer(Self.post(["ATTEMPT": "2", "AGE": "100"]))
    #expect(Self.result(await router.answer(Self.post(["TEXT": "other"]))) == "invalid")
    let stranger = Task { await router.answer(Self.post(["AUTH_ID": "another"])) }
    while action.log.withLock({ $0.count }) < 2 { await Task.yield() }
    gate.open()
    let results = [Self.result(await first), Self.result(await second), Self.result(await stranger.value)]
    #expect(results == ["done", "done", "done"])
    #expect(action.log.withLock { $0 }.filter { $0 == "perform" }.count >= 2)
  }

  @Test(.timeLimit(.minutes(1))) func `an action goes on when its page is gone`() async {
    let gate = Gate()
    let action = Scripted(gate: gate)
    let router = Self.router(action)
    let gone = Task { await router.answer(Self.post()) }
    while action.log.withLock({ $0.isEmpty }) { await Task.yield() }
    gone.cancel()
    gate.open()
    #expect(Self.result(await gone.value) == "done")
  }
}
