/// Sums up lines about trouble that come again and again, as when a peer floods the program or descriptors are used up.
///
/// The first few of the same line are written at once. What follows within the window is counted, and one line with
/// `repeated=` tells how many that were when the window ends. A request's own line is never held back: there is one for
/// each, and what became of a call is looked up in it.
struct DuplicateSuppressor {
  /// How long lines are counted after the first one.
  static let window = Duration.seconds(5)
  /// How many of the same line a window lets through.
  static let limit = 3
  /// How many different lines are counted at a time; more are written as they come.
  private static let maximumKinds = 64

  private struct Kind {
    let line: LogLine
    var passed = 1
    var heldBack = 0
    let end: ContinuousClock.Instant
  }

  private var kinds: [String: Kind] = [:]

  /// What is to be done with a line.
  enum Decision: Equatable {
    case write
    /// It is counted. `endsAt` is told for the first one: ``summaries(at:)`` has to be asked for then.
    case holdBack(endsAt: ContinuousClock.Instant?)
  }

  mutating func decide(_ line: LogLine, at now: ContinuousClock.Instant) -> Decision {
    guard line.level >= .warning, !line.isRequest else { return .write }
    let key = line.kind
    guard var kind = kinds[key] else {
      // Those that never came to be held back leave nobody who would clear them away.
      kinds = kinds.filter { $0.value.heldBack > 0 || $0.value.end > now }
      if kinds.count < Self.maximumKinds { kinds[key] = Kind(line: line, end: now + Self.window) }
      return .write
    }
    if kind.heldBack == 0 && kind.end <= now {
      kinds[key] = Kind(line: line, end: now + Self.window)
      return .write
    }
    if kind.passed < Self.limit {
      kind.passed += 1
      kinds[key] = kind
      return .write
    }
    kind.heldBack += 1
    kinds[key] = kind
    return .holdBack(endsAt: kind.heldBack == 1 ? kind.end : nil)
  }

  /// The lines that say how many were held back in the windows that have ended.
  mutating func summaries(at now: ContinuousClock.Instant) -> [LogLine] {
    take { $0.end <= now }
  }

  /// The lines for all that has been held back.
  mutating func allSummaries() -> [LogLine] {
    take { _ in true }
  }

  private mutating func take(_ isDue: (Kind) -> Bool) -> [LogLine] {
    let due = kinds.filter { isDue($0.value) }
    for key in due.keys { kinds[key] = nil }
    return due.sorted { $0.key < $1.key }.filter { $0.value.heldBack > 0 }.map { _, kind in
      var line = kind.line
      line.append("repeated", kind.heldBack)
      return line
    }
  }
}

extension LogLine {
  /// Whether it is the line of one request.
  var isRequest: Bool { event.description == "request" }

  /// The same for lines that say the same.
  fileprivate var kind: String {
    fields.reduce("\(level.rawValue) \(event)") { text, field in
      switch field.value {
      case .text(let value), .number(let value): "\(text) \(field.name)=\(value)"
      }
    }
  }
}
