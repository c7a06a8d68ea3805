import CFastCGI
import CLinux
import Glibc
import Synchronization

/// A FastCGI server on one listening socket.
///
/// Its workers, plain threads, share one epoll set. A worker accepts a connection, reads what is there, and, when the
/// request is whole, which it nearly always is, runs the responder on the spot (`Task.immediate`) and sends the answer.
/// What has to wait (for the rest of a request, for a responder that suspended, for a peer that reads slowly) waits in
/// the epoll set and holds no thread, so that silent peers delay nobody.
public final class Server: Sendable {
  public struct Options: Sendable {
    /// How many workers. More than there are processors do not help, since a worker never waits for anything.
    public var threads: Int
    /// How long a peer may take to deliver a request, and again to read the answer.
    public var ioTimeout: Duration
    /// The most bytes of a request's body.
    public var maximumBody: Int

    public init(threads: Int, ioTimeout: Duration, maximumBody: Int) {
      self.threads = threads
      self.ioTimeout = ioTimeout
      self.maximumBody = maximumBody
    }
  }

  let responder: any Responder
  let poller: Poller
  private let socket: ListeningSocket
  private let threads: Int
  private let options: Mutex<Options>
  private let onIncident: @Sendable (Incident) -> Void

  private let parked = Mutex<[UInt64: Connection]>([:])
  private let nextKey = Atomic<UInt64>(Poller.firstConnectionKey)
  private let openConnections = Atomic<Int>(0)
  private let runningWorkers = Atomic<Int>(0)
  private let nextSweep = Mutex(ContinuousClock.Instant.now)
  private let draining = Atomic<Bool>(false)

  /// - Parameter onIncident: called on any thread, for the log.
  public init(
    socket: ListeningSocket, options: Options, responder: any Responder,
    onIncident: @escaping @Sendable (Incident) -> Void
  ) throws(SystemError) {
    let error = cfastcgi_initialize()
    guard error == 0 else { throw SystemError("FCGX_Init", code: error) }
    self.socket = socket
    self.responder = responder
    self.onIncident = onIncident
    threads = options.threads
    self.options = Mutex(options)
    poller = try Poller()
    try poller.addListener(socket.descriptor)
  }

  /// Takes new options for connections accepted from now on. The number of threads stays.
  public func update(_ options: Options) {
    self.options.withLock { $0 = options }
  }

  /// Starts the workers and returns. They inherit the signal mask: block in it what the program waits for.
  public func start() throws(SystemError) {
    for _ in 0..<threads {
      let worker = try Worker()
      runningWorkers.add(1, ordering: .relaxed)
      try startThread { self.work(worker) }
    }
  }

  /// Stops accepting, lets finish what runs, and returns when all is done or the time is up.
  ///
  /// Connections on which nothing was asked are closed at once. Those that wait in the backlog of a socket of our own
  /// are still served; an inherited socket keeps them for the next process.
  ///
  /// - Returns: whether everything was finished.
  public func stop(within limit: Duration) -> Bool {
    let deadline = ContinuousClock.Instant.now.advanced(by: limit)
    poller.removeListener(socket.descriptor)
    socket.removeFile()
    if socket.isOwn, let worker = try? Worker() {
      while accept(on: worker) {}
    }
    socket.close()
    draining.store(true, ordering: .sequentiallyConsistent)
    poller.stop()
    while runningWorkers.load(ordering: .acquiring) > 0 && ContinuousClock.Instant.now < deadline {
      usleep(1000)
    }
    return runningWorkers.load(ordering: .acquiring) == 0
  }

  // MARK: - The workers' loop

  private func work(_ worker: Worker) {
    defer { runningWorkers.subtract(1, ordering: .releasing) }
    while !isDraining {
      handle(poller.wait(milliseconds: parked.withLock { $0.isEmpty } ? -1 : sweepInterval), on: worker)
    }
    sweep(now: .now)
    while openConnections.load(ordering: .acquiring) > 0 {
      let event = poller.wait(milliseconds: 20)
      // The event that stops is there for all workers and so never goes away.
      if case .stop = event { usleep(1000) }
      handle(event, on: worker)
    }
  }

  private func handle(_ event: Poller.Event?, on worker: Worker) {
    switch event {
    case .listener: accept(on: worker)
    case .connection(let key): parked.withLock { $0[key] }?.proceed(on: worker)
    case .stop, nil: break
    }
    sweepIfDue()
  }

  /// Accepts one connection; those behind it are for the other workers.
  ///
  /// - Returns: whether there was one.
  @discardableResult
  private func accept(on worker: Worker) -> Bool {
    let flags = Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = retryingInterrupts { accept4(socket.descriptor, nil, nil, flags) }
    guard descriptor >= 0 else {
      switch errno {
      // The last two: the server was stopped in between.
      case EAGAIN, EWOULDBLOCK, ECONNABORTED, EBADF, EINVAL: break
      default:
        // Out of descriptors or memory: the connection stays in the backlog. A pause keeps this from spinning.
        report(.acceptFailed(SystemError("accept")))
        usleep(20_000)
      }
      return false
    }
    openConnections.add(1, ordering: .relaxed)
    let key = nextKey.add(1, ordering: .relaxed).oldValue
    Connection(descriptor: descriptor, key: key, options: options.withLock { $0 }, server: self).proceed(on: worker)
    return true
  }

  // MARK: - Deadlines

  /// How often deadlines are looked at while there are connections that wait: a quarter of the timeout, at most 1 s.
  private var sweepInterval: Int32 {
    let quarter = options.withLock { $0.ioTimeout } / 4
    let (seconds, attoseconds) = quarter.components
    return seconds >= 1 ? 1000 : max(10, Int32(attoseconds / 1_000_000_000_000_000))
  }

  /// Looks at the deadlines of all that waits, if it is time to.
  private func sweepIfDue() {
    guard !parked.withLock({ $0.isEmpty }) else { return }
    let now = ContinuousClock.Instant.now
    let isMine = nextSweep.withLock { next in
      guard now >= next else { return false }
      next = now.advanced(by: .milliseconds(Int(sweepInterval)))
      return true
    }
    if isMine { sweep(now: now) }
  }

  private func sweep(now: ContinuousClock.Instant) {
    for connection in parked.withLock({ Array($0.values) }) { connection.sweep(now: now) }
  }

  // MARK: - For connections

  var isDraining: Bool { draining.load(ordering: .sequentiallyConsistent) }

  /// Keeps a connection that waits for an event.
  func park(_ connection: Connection) {
    parked.withLock { $0[connection.key] = connection }
  }

  func closed(_ connection: Connection, wasParked: Bool) {
    if wasParked { parked.withLock { $0[connection.key] = nil } }
    openConnections.subtract(1, ordering: .releasing)
  }

  func report(_ incident: Incident) {
    onIncident(incident)
  }
}
