import HTTPMessage

/// Several calls in one, run one after the other
/// (<https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html>).
struct Batch {
  static let maximumCommands = 50

  struct Command {
    let name: String
    let method: String
    let query: String
  }

  let commands: [Command]
  /// Whether the first error ends it.
  let halts: Bool

  init(_ parameters: Fields) {
    let entries = parameters.value(anyCase: "cmd")?.fields?.entries ?? []
    commands = entries.map { entry in
      let parts = (entry.value.text ?? "").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      return Command(name: entry.key, method: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "")
    }
    let halt = parameters.value(anyCase: "halt")?.text ?? ""
    halts = !["", "0", "false"].contains(halt.lowercased())
  }

  /// Runs the commands, and refuses each one beyond ``maximumCommands``. Results and errors are told apart by where they stand.
  func run(as call: Call, on portal: inout Portal) -> Value {
    var results = Fields()
    var errors = Fields()
    var totals = Fields()
    var nexts = Fields()
    var times = Fields()
    for (index, command) in commands.enumerated() {
      let start = Moment.now
      do throws(RESTError) {
        guard index < Self.maximumCommands else { throw .batchTooLong }
        guard command.method.lowercased() != "batch" else { throw .notForBatch }
        let parameters = ResultReference.resolve(NestedForm.read(command.query.utf8), in: results)
        let answer = try portal.run(
          command.method,
          Call(
            parameters: parameters, person: call.person, scope: call.scope, isApplication: call.isApplication,
            now: call.now))
        results[command.name] = answer.result
        totals[command.name] = answer.total.map(Value.integer)
        nexts[command.name] = answer.next.map(Value.integer)
        times[command.name] = TimeBlock.value(start: start, finish: .now)
      } catch {
        errors[command.name] = .map(error.fields)
        if let resetAt = error.resetAt {
          times[command.name] = TimeBlock.value(start: start, finish: .now, resetAt: resetAt)
        }
        if halts { break }
      }
    }
    return [
      "result": .map(results), "result_error": .map(errors), "result_total": .map(totals), "result_next": .map(nexts),
      "result_time": .map(times),
    ]
  }
}
