extension Server {
  /// What a server has to do.
  package struct Usage: Sendable {
    /// Connections since the start.
    package var accepted = 0
    /// Connections that are open.
    package var open = 0
    /// Those that wait: for the rest of a request, for an answer, for a peer that reads slowly.
    package var waiting = 0
    /// Those that have not been accepted yet, where the kernel tells.
    package var acceptQueue: AcceptQueue?

    package init() {}
  }
}
