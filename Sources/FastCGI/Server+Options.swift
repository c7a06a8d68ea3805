extension Server {
  /// What an administrator may set.
  package struct Options: Sendable {
    /// How many workers. One a processor is enough, since a worker never waits for anything; a second one keeps a
    /// processor busy while the kernel has the first.
    package var threads: Int
    /// How long a peer may take to deliver a request, and again to read the answer.
    package var ioTimeout: Duration
    /// The most bytes of a request's body.
    package var maximumBody: Int
    /// Whether connections stay open for further requests where the web server asks for that. They hold no thread.
    package var keepsConnections: Bool

    package init(threads: Int, ioTimeout: Duration, maximumBody: Int, keepsConnections: Bool = false) {
      self.threads = threads
      self.ioTimeout = ioTimeout
      self.maximumBody = maximumBody
      self.keepsConnections = keepsConnections
    }
  }
}
