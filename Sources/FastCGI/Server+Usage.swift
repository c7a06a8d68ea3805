extension Server {
  /// What a server has to do.
  public struct Usage: Sendable {
    /// Connections since the start.
    public var accepted = 0
    /// Connections that are open.
    public var open = 0
    /// Those that wait: for the rest of a request, for an answer, for a peer that reads slowly.
    public var waiting = 0
    /// Those that have not been accepted yet, where the kernel tells.
    public var acceptQueue: AcceptQueue?

    public init() {}
  }
}
