import Bitrix24

/// Decides which requests run and which wait, so that no server gets more than its share.
///
/// libcurl has limits of its own, but counts the time that a request waits for a connection as time to connect, and
/// keeps the whole of a transfer for each one that waits.
struct Admission {
  enum Decision {
    /// It counts as running from now on.
    case run
    case wait
    case refuse
  }

  private struct Server {
    var running = 0
    /// Whether it speaks HTTP/2; not known before its first answer.
    var multiplexes = false
    /// In the order of their coming.
    var waiting: [PendingRequest] = []

    /// How many connections so many requests are taken to need.
    func connections(for requests: Int, streams: Int) -> Int {
      multiplexes ? (requests + streams - 1) / streams : requests
    }
  }

  private let options: CurlTransport.Options
  /// Those with requests, and those that are known to multiplex.
  private var servers: [PortalAddress: Server] = [:]
  private var connections = 0
  private var waiting = 0
  /// The servers with waiting requests, the one whose turn is next first.
  private var turns: [PortalAddress] = []
  /// No waiting request's deadline is before it.
  private(set) var earliestDeadline: ContinuousClock.Instant?

  init(options: CurlTransport.Options) {
    self.options = options
  }

  mutating func admit(_ exchange: PendingRequest) -> Decision {
    let address = exchange.request.server
    let server = servers[address] ?? Server()
    if server.waiting.isEmpty && hasRoom(for: server) {
      change(address) { $0.running += 1 }
      return .run
    }
    guard server.waiting.count < options.waitingPerServer && waiting < options.waiting else { return .refuse }
    if server.waiting.isEmpty { turns.append(address) }
    change(address) { $0.waiting.append(exchange) }
    earliestDeadline = min(earliestDeadline ?? exchange.request.deadline, exchange.request.deadline)
    return .wait
  }

  /// A request that has waited and runs from now on, if there is room for one.
  mutating func next() -> PendingRequest? {
    guard let turn = turns.firstIndex(where: { hasRoom(for: servers[$0]!) }) else { return nil }
    let address = turns.remove(at: turn)
    let exchange = servers[address]!.waiting[0]
    change(address) { server in
      server.waiting.removeFirst()
      server.running += 1
    }
    if !(servers[address]?.waiting.isEmpty ?? true) { turns.append(address) }
    return exchange
  }

  /// A request that ran does not run any more.
  ///
  /// - Parameter multiplexes: whether the server answered with HTTP/2; `nil` when it did not answer.
  mutating func finished(_ address: PortalAddress, multiplexes: Bool?) {
    change(address) { server in
      server.running -= 1
      server.multiplexes = multiplexes ?? server.multiplexes
    }
  }

  /// Forgets a request if it waits.
  mutating func remove(_ exchange: PendingRequest) {
    let address = exchange.request.server
    guard let index = servers[address]?.waiting.firstIndex(where: { $0 === exchange }) else { return }
    removeWaiting(of: address) { $0.remove(at: index) }
  }

  /// Forgets and returns the waiting requests whose deadline has come.
  mutating func takeExpired(at now: ContinuousClock.Instant) -> [PendingRequest] {
    guard let earliestDeadline, earliestDeadline <= now else { return [] }
    self.earliestDeadline = nil
    var expired: [PendingRequest] = []
    for address in turns {
      expired += servers[address]!.waiting.filter { $0.request.deadline <= now }
      removeWaiting(of: address) { $0.removeAll { $0.request.deadline <= now } }
      for exchange in servers[address]?.waiting ?? [] {
        self.earliestDeadline = min(self.earliestDeadline ?? exchange.request.deadline, exchange.request.deadline)
      }
    }
    return expired
  }

  /// Forgets and returns every waiting request.
  mutating func takeAll() -> [PendingRequest] {
    var all: [PendingRequest] = []
    for address in turns {
      all += servers[address]!.waiting
      removeWaiting(of: address) { $0.removeAll() }
    }
    earliestDeadline = nil
    return all
  }

  private func hasRoom(for server: Server) -> Bool {
    let needed = needs(server, more: 1)
    return needed <= options.connectionsPerServer && connections + needed - needs(server) <= options.connections
  }

  private func needs(_ server: Server, more: Int = 0) -> Int {
    server.connections(for: server.running + more, streams: options.streamsPerConnection)
  }

  private mutating func removeWaiting<Result>(of address: PortalAddress, _ body: (inout [PendingRequest]) -> Result) {
    change(address) { _ = body(&$0.waiting) }
    if servers[address]?.waiting.isEmpty ?? true { turns.removeAll { $0 == address } }
  }

  /// The one place where a server's numbers change, and the totals with them.
  private mutating func change(_ address: PortalAddress, _ body: (inout Server) -> Void) {
    var server = servers.removeValue(forKey: address) ?? Server()
    connections -= needs(server)
    waiting -= server.waiting.count
    body(&server)
    connections += needs(server)
    waiting += server.waiting.count
    if server.running > 0 || !server.waiting.isEmpty || server.multiplexes { servers[address] = server }
  }
}
