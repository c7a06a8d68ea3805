/// How far a call is: `CALL_STATE`. An open set.
package enum CallState: Hashable, Sendable {
  /// When the widget is opened: not started yet, an incoming call rings. Later: ended.
  case idle
  case connecting
  /// Both talk; of a call that ``CallContext/isExternal``, only that there is one.
  case connected
  case other(String)

  /// The state of that spelling; any other text is kept.
  package init(_ text: String) {
    switch text {
    case "idle": self = .idle
    case "connecting": self = .connecting
    case "connected": self = .connected
    default: self = .other(text)
    }
  }

  /// The state as the portal spells it.
  package var code: String {
    switch self {
    case .idle: "idle"
    case .connecting: "connecting"
    case .connected: "connected"
    case .other(let text): text
    }
  }
}
