import Bitrix24

/// What the commands of a batch have answered, by their names.
package struct BatchAnswer: Sendable {
  /// What came of one command.
  package enum Outcome: Hashable, Sendable {
    case value(JSONValue)
    case failed(RESTError)
    /// It did not run, or what it answered is worth nothing: an earlier error ended the batch, the command depends on
    /// another that has failed, or the portal says nothing of it.
    case missing
  }

  private var outcomes: [String: Outcome] = [:]
  private var totals: [String: Int] = [:]
  private var nexts: [String: Int] = [:]
  /// The commands that failed, in order: those of one method and one reason are one.
  package private(set) var failures: [CommandFailure] = []

  /// The answer to no commands.
  package init() {}

  /// Reads the `result` of a batch.
  init(_ answer: RESTAnswer, to batch: Batch, now: ContinuousClock.Instant) {
    let values = Self.byName(answer.value["result"])
    let errors = Self.byName(answer.value["result_error"])
    totals = Self.byName(answer.value["result_total"]).compactMapValues(\.integer)
    nexts = Self.byName(answer.value["result_next"]).compactMapValues(\.integer)
    for entry in batch.entries {
      let name = entry.name
      if let report = errors[name].flatMap({ ErrorReport($0) }) {
        let time = OperatingTime(answer.value["result_time"]?[name]).or(OperatingTime(answer.time))
        fail(name, entry.method, with: report.error(status: 200, resetAt: time.resetAt(now: now)))
      } else {
        outcomes[name] = values[name].map(Outcome.value)
      }
    }
    dropDependents(in: batch)
  }

  /// A reference to something that is not there is empty to a portal, and a list with an empty condition is the list of
  /// everything: nothing that was asked that way may be taken for an answer.
  private mutating func dropDependents(in batch: Batch) {
    let withoutValue = Set(batch.entries.map(\.name).filter { value($0) == nil })
    for name in batch.dependents(on: withoutValue).subtracting(withoutValue) { outcomes[name] = nil }
  }

  /// What came of a command.
  package subscript(name: String) -> Outcome { outcomes[name] ?? .missing }

  /// The result of a command, if it has one.
  package func value(_ name: String) -> JSONValue? {
    guard case .value(let value) = self[name] else { return nil }
    return value
  }

  /// Why a command has no result, where the reason is known.
  package func error(_ name: String) -> RESTError? {
    guard case .failed(let error) = self[name] else { return nil }
    return error
  }

  /// How many there are in all of what a command has listed.
  package func total(_ name: String) -> Int? { totals[name] }

  /// The `start` of the next page of what a command has listed, if there is one.
  package func next(_ name: String) -> Int? { nexts[name] }

  /// The results of commands, by their names.
  package var values: [String: JSONValue] {
    outcomes.compactMapValues { outcome in
      guard case .value(let value) = outcome else { return nil }
      return value
    }
  }

  /// The errors of commands, by their names.
  package var errors: [String: RESTError] {
    outcomes.compactMapValues { outcome in
      guard case .failed(let error) = outcome else { return nil }
      return error
    }
  }

  /// Whether the token expired under the batch, and none of what ran must not run again.
  func isWorthRepeating(_ batch: Batch) -> Bool {
    let names = batch.entries.map(\.name)
    return names.contains { error($0) == .expiredToken }
      && (!batch.creates || names.allSatisfy { error($0) == .expiredToken })
  }

  /// Adds what is known of a command that was not sent.
  mutating func fail(_ name: String, _ method: String, with error: RESTError) {
    outcomes[name] = .failed(error)
    let failure = CommandFailure(method: method, error: error)
    if !failures.contains(failure) { failures.append(failure) }
  }

  private static func byName(_ value: JSONValue?) -> [String: JSONValue] {
    Dictionary((value?.members ?? []).map { ($0.name, $0.value) }) { $1 }
  }
}
