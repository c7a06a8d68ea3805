/// On what terms a portal has the application: `status`. An open set.
package enum ApplicationStatus: Hashable, Sendable {
  case local
  case free
  case demo
  case trial
  case paid
  case subscription
  case other(String)

  /// The status of that code; any other one of 1 to 32 ASCII letters, digits, `-` and `_` is kept.
  ///
  /// - Returns: `nil` for what is no code.
  package init?(_ text: String) {
    switch text {
    case "L": self = .local
    case "F": self = .free
    case "D": self = .demo
    case "T": self = .trial
    case "P": self = .paid
    case "S": self = .subscription
    default:
      let bytes = text.utf8
      guard (1...32).contains(bytes.count),
        bytes.allSatisfy({ $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
      else { return nil }
      self = .other(text)
    }
  }

  /// The code as portals write it.
  package var code: String {
    switch self {
    case .local: "L"
    case .free: "F"
    case .demo: "D"
    case .trial: "T"
    case .paid: "P"
    case .subscription: "S"
    case .other(let text): text
    }
  }
}
