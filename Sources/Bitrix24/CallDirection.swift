/// Who calls whom: `CALL_DIRECTION`. An open set.
package enum CallDirection: Hashable, Sendable {
  case incoming
  case outgoing
  /// The customer asked to be called.
  case callback
  /// A colleague passed the call on. Older portals only.
  case incomingTransfer
  case other(String)

  /// The direction of that spelling; any other text is kept.
  package init(_ text: String) {
    switch text {
    case "incoming": self = .incoming
    case "outgoing": self = .outgoing
    case "callback": self = .callback
    case "incomingTransfer": self = .incomingTransfer
    default: self = .other(text)
    }
  }

  /// The direction as the portal spells it.
  package var code: String {
    switch self {
    case .incoming: "incoming"
    case .outgoing: "outgoing"
    case .callback: "callback"
    case .incomingTransfer: "incomingTransfer"
    case .other(let text): text
    }
  }
}
