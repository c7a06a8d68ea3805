/// Why a handler on this machine has not answered.
enum LoopbackError: Error, Equatable, CustomStringConvertible {
  case notLoopback
  /// The call that failed, and why.
  case system(String)
  case timedOut
  /// The connection ended before there was a status line, or with something else.
  case noAnswer

  var description: String {
    switch self {
    case .notLoopback: "not sent: only http URLs of this machine are called"
    case .system(let reason): reason
    case .timedOut: "no answer in time"
    case .noAnswer: "no answer of HTTP"
    }
  }
}
