extension CurlTransport {
  /// What an administrator may set, and what the program says of itself.
  package struct Options: Sendable {
    /// `User-Agent`: `Placard/0.1.0`.
    package var userAgent: String
    /// A file of certificate authorities that stands in for the system's, or `nil`.
    package var authorities: String?
    /// The URL of an HTTP proxy that all requests go through, or `nil`. None is ever taken from the environment.
    ///
    /// The proxy's own address may be any. It also resolves the servers' names: what these lead to is its to judge, and
    /// only addresses that stand in a request as numbers are judged here.
    package var proxy: String?
    /// Where servers may be besides the public Internet.
    package var privateNetworks: [IPNetwork] = []
    /// The most connections to one server. Over HTTP/1.1 each carries one request at a time.
    package var connectionsPerServer = 8
    /// The most connections in all, those kept for later included.
    package var connections = 256
    /// The most requests at a time that share a connection to a server with HTTP/2.
    package var streamsPerConnection = 100
    /// The most requests that wait for one server because of these limits.
    package var waitingPerServer = 256
    /// The most requests that wait in all.
    package var waiting = 1024
    /// Called when libcurl cannot be loaded, for each request that fails for it.
    package var onLoadFailure: @Sendable (LoadError) -> Void = { _ in }

    package init(userAgent: String) {
      self.userAgent = userAgent
    }
  }
}
