extension Server {
  /// What an administrator may set.
  public struct Options: Sendable {
    /// How many workers. One a processor is enough, since a worker never waits for anything; a second one keeps a
    /// processor busy while the kernel has the first.
    public var threads: Int
    /// How long a peer may take to deliver a request, and again to read the answer.
    public var ioTimeout: Duration
    /// The most bytes of a request's body.
    public var maximumBody: Int
    /// Whether connections stay open for further requests where the web server asks for that. They hold no thread.
    public var keepsConnections: Bool

    public init(threads: Int, ioTimeout: Duration, maximumBody: Int, keepsConnections: Bool = false) {
      self.threads = threads
      self.ioTimeout = ioTimeout
      self.maximumBody = maximumBody
      self.keepsConnections = keepsConnections
    }
  }
}
