/// How the portal misbehaves.
struct Settings: Sendable, Equatable {
  enum REST: String, CaseIterable {
    case normal
    /// Every answer comes late.
    case delay
    /// Every call is over the limit.
    case overLimit = "503"
    /// Every token has expired.
    case expired = "401"
    /// Something on the way answers with a page of its own.
    case garbage
    /// The connection ends without an answer.
    case cut
  }

  enum OAuth: String, CaseIterable {
    case normal
    case invalidGrant = "invalid_grant"
    case unavailable = "503"
  }

  enum Library: String, CaseIterable {
    case normal, missing, late
  }

  enum GarbageStatus: String, CaseIterable {
    case ok = "200"
    case badGateway = "502"
  }

  enum Switch: String, CaseIterable {
    case on, off
  }

  /// A minute is longer than anybody waits for a call card.
  private static let delays = 0...60_000

  var rest = REST.normal
  /// Milliseconds; for ``REST/delay``.
  var restDelay = 3000
  /// The status of the page that comes instead of an answer; for ``REST/garbage``.
  var garbageStatus = GarbageStatus.badGateway
  /// Whether more than two calls a second are refused once the bucket is full.
  var limit = Switch.on
  var oauth = OAuth.normal
  var library = Library.normal
  /// Milliseconds; for ``Library/late``.
  var libraryDelay = 5000

  /// Sets what a form names, all of it or nothing.
  mutating func update(_ form: Fields) throws(ControlError) {
    var new = self
    for entry in form.entries {
      let text = entry.value.text ?? ""
      switch entry.key {
      case "rest": new.rest = try Self.choice(text, for: entry.key)
      case "rest_delay_ms": new.restDelay = try Self.delay(text, for: entry.key)
      case "rest_garbage_status": new.garbageStatus = try Self.choice(text, for: entry.key)
      case "rest_limit": new.limit = try Self.choice(text, for: entry.key)
      case "oauth": new.oauth = try Self.choice(text, for: entry.key)
      case "library": new.library = try Self.choice(text, for: entry.key)
      case "library_delay_ms": new.libraryDelay = try Self.delay(text, for: entry.key)
      default: throw ControlError(reason: "there is no setting \(entry.key)")
      }
    }
    self = new
  }

  var value: Value {
    [
      "rest": .string(rest.rawValue), "rest_delay_ms": .integer(restDelay),
      "rest_garbage_status": .string(garbageStatus.rawValue), "rest_limit": .string(limit.rawValue),
      "oauth": .string(oauth.rawValue), "library": .string(library.rawValue),
      "library_delay_ms": .integer(libraryDelay),
    ]
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: String, for key: String
  ) throws(ControlError) -> Choice {
    if let choice = Choice(rawValue: text) { return choice }
    let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw ControlError(reason: "\(key) is one of \(choices)")
  }

  private static func delay(_ text: String, for key: String) throws(ControlError) -> Int {
    guard let delay = Int(text), delays.contains(delay) else {
      throw ControlError(reason: "\(key) is a number of milliseconds from \(delays.lowerBound) to \(delays.upperBound)")
    }
    return delay
  }
}
