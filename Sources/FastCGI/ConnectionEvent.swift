/// Something that happened to a connection rather than to a request.
package enum ConnectionEvent: Equatable, Sendable {
  /// A connection could not be accepted, mostly for want of descriptors; accepting goes on.
  case acceptFailed(SystemError)
  /// A peer did not finish its request, or did not read its answer, in time.
  case timedOut
  /// A peer sent something that is no FastCGI request.
  case malformed
  /// The peer was gone before its request was complete, or before its answer was.
  case clientGone
  /// libfcgi could not parse a request, or a system call failed on it.
  case failed(SystemError)
}
