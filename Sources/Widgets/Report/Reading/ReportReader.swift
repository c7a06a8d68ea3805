import Bitrix24
import Bitrix24REST
import Localization

/// Reads the rows of a report, a batch of pages a step.
struct ReportReader {
  /// Of the time that is left, the portal is given so much: what it says it took is not all that a batch takes.
  private static let share = 0.75
  /// A portal blocks a method that has worked for 480 s within ten minutes (an example of the documentation,
  /// <https://apidocs.bitrix24.com/limits.html>; a portal does not tell its own limit). At half of it a report stops,
  /// since call cards need the same method.
  static let maximumOperating = 240.0
  /// Of names.
  private static let maximumPeople = 500

  let client: RESTClient
  let memory: ReportMemory
  let key: ReportMemory.Key
  /// Seconds since 1970-01-01T00:00:00Z, for a portal that does not tell its time.
  let now: Int

  private enum Step {
    case goOn
    case wait(Int)
    case denied
  }

  /// One step.
  func step(_ query: ReportQuery) async throws(RESTError) -> ReportProgress {
    if let field = query.invalid { return .invalid(field) }
    var next = query.next ?? ReportNext()
    guard var state = memory.state(key) else {
      if query.next != nil {
        guard next.restarts < ReportNext.maximumRestarts else { return .tooMany }
        next.restarts += 1
      }
      return try await begin(query, next)
    }
    return try await goOn(&state, next)
  }

  // MARK: - The first step

  private func begin(_ query: ReportQuery, _ next: ReportNext) async throws(RESTError) -> ReportProgress {
    var batch = Batch()
    let time = batch.append(GetServerTime())
    let profile = batch.append(GetProfile())
    let administrator = batch.append(IsAdministrator())
    let answer = try await client.batch(batch)
    // The day on the portal's own clock, as every row writes it.
    let clock = answer[time].value.flatMap { PortalTime($0) } ?? PortalTime(secondsSince1970: now)
    guard let period = query.period(today: clock.day) else { throw .unreadable }
    var state = ReportState(
      period: period, now: clock.seconds, viewer: answer[profile].value?.id.flatMap { Int($0) },
      isAdministrator: answer[administrator].value == true)
    // One page, to learn how many there are and how long one takes.
    return try await goOn(&state, ReportNext(pages: 1, restarts: next.restarts))
  }

  // MARK: - Every step

  /// Reads one batch; where the server has shown to have no memory, as many as there is time for.
  private func goOn(_ state: inout ReportState, _ next: ReportNext) async throws(RESTError) -> ReportProgress {
    var next = next
    repeat {
      if state.isComplete { return .complete(state) }
      if let pause = pause(of: state) { return progress(state, next, wait: pause) }
      switch try await advance(&state, &next) {
      case .denied: return .denied
      case .wait(let seconds):
        memory.keep(state, as: key)
        return progress(state, next, wait: seconds)
      case .goOn: memory.keep(state, as: key)
      }
    } while next.restarts > 0 && hasTime(for: state)
    return state.isComplete ? .complete(state) : progress(state, next, wait: 0)
  }

  private func progress(_ state: ReportState, _ next: ReportNext, wait: Int) -> ReportProgress {
    .reading(done: state.calls.rows, total: max(state.total, state.calls.rows), next: next, wait: wait)
  }

  /// Whole seconds until the report may go on.
  private func pause(of state: ReportState) -> Int? {
    guard let until = state.pausedUntil, until > memory.clock.now else { return nil }
    return Int((until - memory.clock.now) / .seconds(1)) + 1
  }

  private func hasTime(for state: ReportState) -> Bool {
    !state.isRead ? affordablePages(state) > 0 : remaining > .milliseconds(500)
  }

  private var remaining: Duration { client.deadline - memory.clock.now }

  /// How many pages fit the time that is left.
  private func affordablePages(_ state: ReportState) -> Int {
    guard let time = state.timePerPage, time > .zero else { return ReportNext.maximumPages }
    return Int(min(max(remaining * Self.share / time, 0), Double(ReportNext.maximumPages)))
  }

  private func advance(_ state: inout ReportState, _ next: inout ReportNext) async throws(RESTError) -> Step {
    guard !state.isRead else {
      await readNames(&state)
      return .goOn
    }
    let pages = min(next.pages, max(affordablePages(state), 1), pagesLeft(of: state))
    do throws(RESTError) {
      return try await read(pages, &state, &next)
    } catch {
      switch error {
      // The portal was too slow for so much: half of it is asked next time.
      case .transport(.deadline) where pages > 1:
        next.pages = pages / 2
        return .wait(0)
      case .operationTimeLimit(let resetAt):
        state.pausedUntil = resetAt
        return .wait(pause(of: state) ?? 1)
      case .accessDenied: return .denied
      default: throw error
      }
    }
  }

  /// A page behind the last one refers to a row that there is not, which to a portal is no condition at all.
  private func pagesLeft(of state: ReportState) -> Int {
    let rows = state.total - state.calls.rows
    return max(1, (rows + GetCallStatistics.pageSize - 1) / GetCallStatistics.pageSize)
  }

  private func read(
    _ pages: Int, _ state: inout ReportState, _ next: inout ReportNext
  ) async throws(RESTError) -> Step {
    let range = state.period.range
    var batch = Batch()
    var commands: [BatchReference<GetCallStatistics>] = []
    for _ in 0..<pages {
      let after =
        commands.last.map { $0.value(at: "\(GetCallStatistics.pageSize - 1)", "ID") } ?? .integer(state.calls.lastRow)
      commands.append(batch.append(GetCallStatistics(since: range.since, until: range.until, after: after)))
    }
    let answer = try await client.batch(batch)
    if let duration = answer.duration { state.timePerPage = duration / pages }
    try take(answer, commands, &state)
    next.pages = ReportNext.maximumPages
    if let time = answer.operatingTime(of: GetCallStatistics.self), time.used >= Self.maximumOperating, !state.isRead {
      state.pausedUntil = time.resetAt(now: memory.clock.now)
      return .wait(pause(of: state) ?? 1)
    }
    return .goOn
  }

  /// Takes in the pages up to the first that is not full or not there: what comes behind it answers another question.
  ///
  /// - Throws: why there is not even the first.
  private func take(
    _ answer: BatchAnswer, _ commands: [BatchReference<GetCallStatistics>], _ state: inout ReportState
  ) throws(RESTError) {
    for (index, command) in commands.enumerated() {
      guard let rows = index == 0 ? try answer[command].get() : answer[command].value else { return }
      let last = state.calls.lastRow
      state.calls.add(rows)
      // What the portal counts is how many there are from this page on.
      let left = answer.total(command).map { max(0, Self.plausible($0) - rows.count) }
      if let left { state.total = state.calls.rows + left }
      // Of a full page there may be another one, whatever the portal counts.
      let isLast = rows.count < GetCallStatistics.pageSize && (left ?? 0) == 0
      if rows.isEmpty || state.calls.isFull || isLast {
        state.isRead = true
        return
      }
      // Rows without numbers, or none above those that have come: it would ask the same for ever.
      guard state.calls.lastRow > last else {
        if index == 0 { throw .unreadable }
        return
      }
      if rows.count != GetCallStatistics.pageSize { return }
    }
  }

  /// A portal may count anything.
  private static func plausible(_ total: Int) -> Int {
    min(max(0, total), ReportCalls.maximumRows + GetCallStatistics.pageSize)
  }

  /// Without an answer, employees are told by their ids.
  private func readNames(_ state: inout ReportState) async {
    state.isNamed = true
    let people = Array(state.people.prefix(Self.maximumPeople))
    var batch = Batch()
    let commands = stride(from: 0, to: people.count, by: 50).map { start in
      batch.append(GetUsers(ids: .list(people[start..<min(start + 50, people.count)].map { .integer($0) })))
    }
    guard !batch.isEmpty, let answer = try? await client.batch(batch) else { return }
    for command in commands { state.add(people: answer[command].value ?? []) }
  }
}
