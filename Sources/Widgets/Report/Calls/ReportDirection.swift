/// Who called whom, of `CALL_TYPE`.
enum ReportDirection: UInt8, Sendable {
  /// 2 incoming, 3 incoming and passed on.
  case incoming
  /// 1 outgoing, 4 the call back that a client has asked for, 5 the portal's own call with a recorded message.
  case outgoing
  /// Of a type that the documentation does not list.
  case other

  init(type: Int?) {
    switch type {
    case 2, 3: self = .incoming
    case 1, 4, 5: self = .outgoing
    default: self = .other
    }
  }
}
