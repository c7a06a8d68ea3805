extension ConnectionStateMachine {
  /// What to do, and which event says what came of it.
  enum Action: Equatable {
    /// Read, without waiting: `received`, `inputBlocked` or `inputEnded`.
    case read
    /// Let other threads run: `ready`.
    case yield
    /// Have the request answered: `suspended` if it takes longer, `answered`. No lock may be held.
    case respond(Exchange)
    /// Report the incident: `ready`.
    case report(ConnectionEvent)
    /// Look whether there are bytes that nobody has read: `checkedForInput`.
    case checkForInput
    /// Send these bytes from an offset on, without waiting: `sent`, `outputBlocked` or `outputFailed`.
    case send([UInt8], from: Int)
    /// Let the peer know that nothing more comes: `ready`.
    case shutDownOutput
    /// Wait until the connection is `ready`. The first time, it has to be made known to the server and to the poller.
    case wait(Poller.Interest, isFirst: Bool)
    /// Close the connection, cancel the responder if it runs, and report the incident.
    case close(ConnectionEvent?)
    case nothing
  }

  /// A request to be answered.
  struct Exchange: Equatable {
    let request: RequestReceiver.Request
    /// When the connection, or the first byte of the request on a kept one, arrived.
    let arrival: Instant
    /// How many were answered before it on the same connection.
    let number: Int
  }
}
