extension ConnectionStateMachine {
  /// What happens. An event that comes too late for its state, as an answer after the connection was closed, changes
  /// nothing.
  enum Event {
    /// What was waited for is there; at first, the connection itself. Also, an action was performed that has no result.
    case ready
    /// Read: these bytes, which are borrowed while the event is handled.
    case received(UnsafeRawBufferPointer)
    /// Read: nothing yet.
    case inputBlocked
    /// Read: the peer has closed its end, or the connection is broken.
    case inputEnded
    /// The responder has suspended.
    case suspended
    /// The responder has returned; this is its output.
    case answered([UInt8])
    /// Whether there are bytes that nobody has read.
    case checkedForInput(Bool)
    /// So many bytes are sent.
    case sent(Int)
    /// The peer has to read first.
    case outputBlocked
    /// The peer is gone.
    case outputFailed
    /// It is time to look at the deadline.
    case tick
    /// A system call or libfcgi has failed.
    case failed(SystemError)
  }
}
