import Bitrix24
import Bitrix24REST
import HTTPMessage
import Testing

@testable import Widgets

struct ReportReaderTests {
  /// One user at one portal, step by step.
  private struct Reader {
    let portal: StatisticsPortal
    var memory: ReportMemory
    let clock: MovableClock
    var token = "token"
    var timeout = Duration.seconds(4)

    init(_ rows: [[String: JSONValue]]) {
      portal = StatisticsPortal(rows)
      clock = MovableClock()
      memory = ReportMemory(clock: clock)
    }

    static let query = "FROM=2026-03-16&TO=2026-03-31"

    func step(_ form: String = query) async throws -> ReportProgress {
      let address = try #require(PortalAddress("acme.bitrix24.com", isSecure: true))
      let service = RESTService(
        transport: portal, oauth: OAuth(transport: portal, servers: [], credentials: nil), clock: clock)
      let client = service.client(
        for: RESTEndpoint(address, allowsPrivateAddress: false),
        user: UserAuthorization(accessToken: Secret(token)), deadline: clock.now + timeout)
      let query = ReportQuery(FormFields(urlEncoded: form.utf8))
      let key = ReportMemory.Key(portal: address, token: Secret(token), name: query.name)
      return try await ReportReader(client: client, memory: memory, key: key, now: 1_774_950_000).step(query)
    }

    /// Until it is complete, or waits for something else than the next step.
    mutating func run(_ form: String = query, from next: ReportNext? = nil, forgetting: Bool = false) async throws
      -> ReportProgress
    {
      var progress = try await step(form + (next.map { "&NEXT=\($0.text)" } ?? ""))
      for _ in 0..<200 {
        guard case .reading(_, _, let next, 0) = progress else { return progress }
        if forgetting { memory = ReportMemory(clock: clock) }
        progress = try await step("\(form)&NEXT=\(next.text)")
      }
      return progress
    }
  }

  /// 2026-02-26T00:00:00Z to 2026-04-02T00:00:00Z
  private static let span = 1_772_064_000..<1_775_088_000
  private static func rows(_ count: Int) -> [[String: JSONValue]] {
    GeneratedCalls(count, in: .berlin, during: span).rows
  }

  private static func state(_ progress: ReportProgress) throws -> ReportState {
    guard case .complete(let state) = progress else {
      Issue.record("\(progress)")
      throw RESTError.unreadable
    }
    return state
  }

  @Test func `all rows are read, once each, in batches of up to ten pages`() async throws {
    let rows = Self.rows(2600)
    var reader = Reader(rows)
    let state = try Self.state(await reader.run())
    // The first, to learn how many there are; then no page more than there is.
    let asked = reader.portal.pages
    #expect(asked.first == 1 && asked.dropFirst().dropLast().allSatisfy { $0 == 10 } && asked.count >= 5)
    #expect(asked.reduce(0, +) == (state.calls.rows + 49) / 50)
    #expect(state.calls.rows > 2000 && state.total == state.calls.rows)
    let plain = PlainReport(rows)
    let report = ReportFigures(state.calls, in: state.period)
    #expect(report.figures.calls == plain.calls(from: "2026-03-16", to: "2026-03-31").count)
    #expect(
      report.figures.missedForADay == plain.figures(plain.calls(from: "2026-03-16", to: "2026-03-31"))["missed-day"])
    #expect(state.names[5] == "Person 5" && reader.portal.people.flatMap(\.self) == state.people)
    let conditions = try #require(reader.portal.requests.flatMap(\.self).first)
    #expect(conditions["SORT"] == "ID" && conditions["ORDER"] == "ASC")
    #expect(conditions["FILTER[>=CALL_START_DATE]"] == "2026-02-28T00:00:00+14:00")
    #expect(conditions["FILTER[<CALL_START_DATE]"] == "2026-04-02T00:00:00-12:00")
  }

  @Test(arguments: [Int.min, -1, 0, 50, 51, .max])
  func `whatever a portal counts, all rows are read`(_ total: Int) async throws {
    let rows = Self.rows(330)
    var reader = Reader(rows)
    let state = try Self.state(await reader.run())
    var lying = Reader(rows)
    lying.portal.change { $0.total = total }
    #expect(try Self.state(await lying.run()).calls.rows == state.calls.rows)
  }

  @Test func `the order of a page's rows does not matter`() async throws {
    let rows = Self.rows(330)
    var (reader, other) = (Reader(rows), Reader(rows))
    other.portal.change { $0.turnsPages = true }
    let (state, turned) = (try Self.state(await reader.run()), try Self.state(await other.run()))
    #expect(turned.calls.rows == state.calls.rows && turned.calls.calls.count == state.calls.calls.count)
  }

  @Test func `progress is told, and a kept report is asked for no second time`() async throws {
    var reader = Reader(Self.rows(700))
    guard case .reading(let done, let total, let next, 0) = try await reader.step() else {
      Issue.record("complete at once")
      return
    }
    #expect(done == 50 && total > 600 && next.text == "10-0")
    _ = try Self.state(await reader.run())
    let requests = reader.portal.requests.count
    _ = try Self.state(await reader.step("\(Reader.query)&OPERATORS=5"))
    #expect(reader.portal.requests.count == requests)
    // What is of somebody else, or another time, is read anew.
    reader.token = "another"
    if case .complete = try await reader.step() { Issue.record("another user's report") }
    reader.token = "token"
    if case .complete = try await reader.step("FROM=2026-03-16&TO=2026-03-30") { Issue.record("another period's") }
    reader.clock.advance(by: .seconds(61))
    if case .complete = try await reader.step() { Issue.record("kept for too long") }
  }

  @Test(arguments: [(0.25, 10), (1.0, 3), (2.9, 1), (60, 1)])
  func `no more pages are asked than fit the deadline`(_ secondsPerPage: Double, _ expected: Int) async throws {
    let reader = Reader(Self.rows(1500))
    reader.portal.change { $0.secondsPerPage = secondsPerPage }
    _ = try await reader.step()
    _ = try await reader.step("\(Reader.query)&NEXT=10-0")
    #expect(reader.portal.pages == [1, expected])
  }

  @Test func `a step that does not come back is asked again with half of it`() async throws {
    var reader = Reader(Self.rows(1500))
    _ = try await reader.step()
    reader.portal.change { $0.accidents = [.deadline, .deadline] }
    guard case .reading(50, _, let next, 0) = try await reader.step("\(Reader.query)&NEXT=10-0") else {
      Issue.record("no progress")
      return
    }
    #expect(next.text == "5-0")
    let state = try Self.state(await reader.run(from: next))
    #expect(Array(reader.portal.pages.prefix(4)) == [1, 10, 5, 2])
    let whole = Reader(Self.rows(1500))
    var other = whole
    #expect(state.calls.rows == (try Self.state(await other.run())).calls.rows)
    // One page that does not come back is a failure, which can be tried again.
    reader.clock.advance(by: .seconds(61))
    reader.portal.change { $0.accidents = [.deadline] }
    await #expect(throws: RESTError.transport(.deadline)) { try await reader.step() }
  }

  @Test func `at half of the method's time it stops, and goes on later`() async throws {
    var reader = Reader(Self.rows(1200))
    _ = try await reader.step()
    reader.portal.change { $0.operating = 240 }
    guard case .reading(550, _, let next, 301) = try await reader.step("\(Reader.query)&NEXT=10-0") else {
      Issue.record("does not wait")
      return
    }
    let requests = reader.portal.requests.count
    reader.clock.advance(by: .seconds(200))
    guard case .reading(550, _, _, 101) = try await reader.step("\(Reader.query)&NEXT=\(next.text)") else {
      Issue.record("does not wait")
      return
    }
    #expect(reader.portal.requests.count == requests, "nothing is asked while it waits")
    reader.clock.advance(by: .seconds(101))
    reader.portal.change { $0.operating = 1 }
    let state = try Self.state(await reader.run(from: next))
    #expect(Array(reader.portal.pages.prefix(3)) == [1, 10, 10] && state.calls.rows > 1000)
  }

  @Test func `a method that is blocked is waited for`() async throws {
    let reader = Reader(Self.rows(300))
    _ = try await reader.step()
    reader.portal.change { $0.error = "OPERATION_TIME_LIMIT" }
    guard case .reading(50, _, _, 301) = try await reader.step("\(Reader.query)&NEXT=10-0") else {
      Issue.record("does not wait")
      return
    }
  }

  @Test func `without the right to statistics it says so`() async throws {
    let reader = Reader([])
    reader.portal.change { $0.error = "ACCESS_DENIED" }
    guard case .denied = try await reader.step() else {
      Issue.record("not denied")
      return
    }
  }

  @Test func `a host without memory reads all it can in one step, and gives up where that is not enough`() async throws
  {
    var reader = Reader(Self.rows(900))
    let state = try Self.state(await reader.run(forgetting: true))
    #expect(state.calls.rows > 700)
    reader = Reader(Self.rows(900))
    reader.portal.change { $0.secondsPerPage = 3.5 }
    guard case .tooMany = try await reader.run(forgetting: true) else {
      Issue.record("goes on for ever")
      return
    }
  }

  @Test func `rows that vanish meanwhile bring nothing twice`() async throws {
    let rows = Self.rows(600)
    var reader = Reader(rows)
    _ = try await reader.step()
    // The pages behind the last one are asked without a condition on the row.
    reader.portal.change { $0.rows = Array($0.rows.prefix(180)) }
    let state = try Self.state(await reader.run())
    let whole = Reader(Array(rows.prefix(180)))
    var other = whole
    #expect(state.calls.rows == (try Self.state(await other.run())).calls.rows)
    #expect(state.total == state.calls.rows)
  }

  @Test(arguments: [0, 50, 120])
  func `a portal that does not count ends with a page that is not full`(_ count: Int) async throws {
    // All within, whatever was generated.
    let rows = (0..<count).map { number -> [String: JSONValue] in
      ["ID": .string("\(number + 1)"), "CALL_TYPE": "2", "CALL_START_DATE": "2026-03-20T10:00:00+01:00"]
    }
    var reader = Reader(rows)
    reader.portal.change { $0.countsTotals = false }
    #expect(try Self.state(await reader.run()).calls.rows == count)
  }

  @Test func `rows without numbers do not make it ask for ever`() async throws {
    let reader = Reader([["CALL_TYPE": "2", "CALL_START_DATE": "2026-03-20T10:00:00+01:00"]])
    reader.portal.change { $0.countsTotals = false }
    _ = try await reader.step()
    let many = Reader(Array(repeating: ["CALL_TYPE": "2", "CALL_START_DATE": "2026-03-20T10:00:00+01:00"], count: 60))
    await #expect(throws: RESTError.unreadable) { try await many.step() }
  }

  @Test func `today is the portal's`() async throws {
    var reader = Reader([])
    reader.portal.change { $0.time = "2026-04-01T00:30:00+02:00" }
    #expect(try Self.state(await reader.run("PERIOD=today")).period.first == "2026-04-01")
    #expect(try Self.state(await reader.run("PERIOD=yesterday")).period.first == "2026-03-31")
    let week = try Self.state(await reader.run("PERIOD=7")).period
    #expect(week.first == "2026-03-26" && week.last == "2026-04-01")
    #expect(try Self.state(await reader.run("PERIOD=30")).period.days.count == 30)
  }

  @Test func `whose calls they are is told from what came`() async throws {
    func extent(of people: [String], _ change: @Sendable (inout sending StatisticsPortal.State) -> Void) async throws
      -> ReportState.Extent
    {
      var reader = Reader(
        people.enumerated().map {
          [
            "ID": .string("\($0.offset + 1)"), "CALL_START_DATE": "2026-03-20T10:00:00+01:00",
            "PORTAL_USER_ID": .string($0.element),
          ]
        })
      reader.portal.change(change)
      return try Self.state(await reader.run()).extent
    }
    #expect(try await extent(of: ["5", "5"]) { _ in } == .own)
    #expect(try await extent(of: ["5", "6"]) { _ in } == .all)
    #expect(try await extent(of: ["5", "6"]) { $0.departments = [5: [1, 2], 6: [2]] } == .department)
    #expect(try await extent(of: ["5", "6", "7"]) { $0.departments = [5: [1, 2], 6: [2], 7: [3]] } == .all)
    #expect(try await extent(of: ["5"]) { $0.viewer = (5, true) } == .all)
  }

  @Test(arguments: [
    "", "10", "10-", "-0", "0-0", "11-0", "10-4", "010-0", "10-0-0", "10-0\n", "+1-0", "1 -0", "99999999999999999999-0",
    "１-0", "10-0&", "%00",
  ])
  func `what is no NEXT of ours is none`(_ text: String) {
    #expect(ReportNext(text) == nil)
  }

  @Test(arguments: [
    ("NEXT=evil", "NEXT"), ("NEXT=10-0&NEXT=9-0", "NEXT"), ("PERIOD=90", "PERIOD"), ("FROM=2026-03-01", "FROM"),
    ("FROM=2026-01-01&TO=2026-12-31", "FROM"), ("OPERATORS=5,x", "OPERATORS"), ("OPERATORS=-5", "OPERATORS"),
    ("LINES=x", "LINES"), ("PERIOD=today&LINES==", "LINES"),
  ])
  func `a field that is none is told, and nothing is asked`(_ form: String, _ field: String) async throws {
    let reader = Reader([])
    guard case .invalid(field) = try await reader.step(form) else {
      Issue.record("taken")
      return
    }
    #expect(reader.portal.requests.isEmpty)
  }

  @Test(arguments: ["reg133788", "a,b", "100%", "%2C", "=", ""])
  func `a line is chosen by what it is called`(_ line: String) {
    let choice = ReportFilter.choice(ofLine: line)
    #expect(!choice.contains(",") && ReportFilter.line(ofChoice: choice) == line)
  }
}
