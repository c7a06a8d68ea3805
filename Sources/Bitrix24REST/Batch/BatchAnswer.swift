import Bitrix24

/// What the commands of a batch have answered.
package struct BatchAnswer: Sendable {
  /// What came of one command.
  package enum Outcome<Value> {
    case value(Value)
    case failed(RESTError)
    /// It did not run, or what it answered is worth nothing: an earlier error ended the batch, the command depends on
    /// another that has failed, or the portal says nothing of it.
    case missing

    /// The result, if there is one.
    package var value: Value? {
      guard case .value(let value) = self else { return nil }
      return value
    }

    /// The result.
    ///
    /// - Throws: why there is none; ``RESTError/unreadable`` where that is not known.
    package func get() throws(RESTError) -> Value {
      switch self {
      case .value(let value): return value
      case .failed(let error): throw error
      case .missing: throw .unreadable
      }
    }

    /// Why there is no result, where the reason is known.
    package var error: RESTError? {
      guard case .failed(let error) = self else { return nil }
      return error
    }
  }

  /// By the names of the commands.
  private var outcomes: [String: Outcome<JSONValue>] = [:]
  private var totals: [String: Int] = [:]
  /// By method, of its last command that says so.
  private var operating: [String: OperatingTime] = [:]
  /// How long the portal took for all of it, where it tells.
  package private(set) var duration: Duration?
  /// The commands that failed, in order: those of one method and one reason are one.
  package private(set) var failures: [CommandFailure] = []

  /// The answer to no commands.
  package init() {}

  /// Reads the `result` of a batch.
  init(_ answer: RESTAnswer, to batch: Batch, now: ContinuousClock.Instant) {
    let values = Self.byName(answer.value["result"])
    let errors = Self.byName(answer.value["result_error"])
    totals = Self.byName(answer.value["result_total"]).compactMapValues(\.integer)
    duration = answer.time?["duration"]?.number.map { .seconds(min(max($0, 0), 3600)) }
    let times = Self.byName(answer.value["result_time"])
    for entry in batch.entries {
      let name = entry.name
      if let time = times[name].map(OperatingTime.init), time.used > 0 { operating[entry.method] = time }
      if let report = errors[name].flatMap({ ErrorReport($0) }) {
        let time = OperatingTime(answer.value["result_time"]?[name]).or(OperatingTime(answer.time))
        let error = report.error(status: 200, resetAt: time.resetAt(now: now))
        // Asked about a row of an empty list, and so about nothing: that is no failure.
        let isBaseless = entry.references.contains { values[$0] == .array([]) }
        if !isBaseless || error == .expiredToken { fail(name, entry.method, with: error) }
      } else {
        outcomes[name] = values[name].map(Outcome.value)
      }
    }
    dropDependents(in: batch)
  }

  /// A reference to something that is not there is empty to a portal, and a list with an empty condition is the list of
  /// everything: nothing that was asked that way may be taken for an answer.
  private mutating func dropDependents(in batch: Batch) {
    let withoutValue = Set(batch.entries.map(\.name).filter { outcome($0).value == nil })
    for name in batch.dependents(on: withoutValue).subtracting(withoutValue) { outcomes[name] = nil }
  }

  /// What came of a command. What is no answer of its method is ``RESTError/unreadable``.
  ///
  /// - Parameter command: `nil` for one that was not asked for, which is ``Outcome/missing``.
  package subscript<Method: RESTMethod>(command: BatchReference<Method>?) -> Outcome<Method.Output> {
    switch command.map({ outcome($0.name) }) {
    case .value(let result): Method.decode(result).map { .value($0) } ?? .failed(.unreadable)
    case .failed(let error): .failed(error)
    case .missing, nil: .missing
    }
  }

  /// How many there are in all of what a command has listed, where the portal tells.
  package func total(_ command: BatchReference<some RESTMethod>) -> Int? { totals[command.name] }

  /// How much of its working time a method has used, where the portal tells.
  package func operatingTime<Method: RESTMethod>(of method: Method.Type) -> OperatingTime? { operating[Method.name] }

  func outcome(_ name: String) -> Outcome<JSONValue> { outcomes[name] ?? .missing }

  /// Whether the token expired under the batch, and none of what ran must not run again.
  func isWorthRepeating(_ batch: Batch) -> Bool {
    let errors = batch.entries.map { outcome($0.name).error }
    return batch.hasCommand ? errors.allSatisfy { $0 == .expiredToken } : errors.contains(.expiredToken)
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

extension BatchAnswer.Outcome: Equatable where Value: Equatable {}
extension BatchAnswer.Outcome: Sendable where Value: Sendable {}
