import CFastCGI
import CLinux
import Glibc
import Synchronization
import Threads

/// A FastCGI server on one listening socket.
///
/// Its workers, plain threads, share one epoll set. A worker accepts a connection, reads what is there, and, when the
/// request is whole, which it nearly always is, runs the responder on the spot (`Task.immediate`) and sends the answer.
/// What has to wait (for the rest of a request, for a responder that suspended, for a peer that reads slowly) waits in
/// the epoll set and holds no thread, so that silent peers delay nobody.
public final class Server: Sendable {
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

  let responder: any Responder
  let poller: Poller
  private let socket: ListeningSocket
  private let workers: [Worker]
  private let options: Mutex<Options>
  private let onIncident: @Sendable (Incident) -> Void

  private let waiting = Mutex(Waiting())
  private let nextKey = Atomic<UInt64>(Poller.firstConnectionKey)
  private let openConnections = Atomic<Int>(0)
  private let runningWorkers = Atomic<Int>(0)
  private let draining = Atomic<Bool>(false)
  private let answeredCalls = Atomic<Int>(0)
  /// How many workers may still accept, and how many connections they may still take from the backlog after the stop.
  private let acceptingWorkers = Atomic<Int>(0)
  private let backlogLeft = Atomic<Int>(Int(ListeningSocket.backlog))

  /// What is looked after at every tick. Ticks come while there is something to look after.
  private struct Waiting {
    var connections: [UInt64: Connection] = [:]
    /// Accepting failed for want of descriptors or memory, and is tried again.
    var isAcceptingPaused = false

    var needsTicks: Bool { !connections.isEmpty || isAcceptingPaused }
  }

  /// - Parameters:
  ///   - socket: made last, so that nobody connects to a server that then lacks something to run.
  ///   - onIncident: called on any thread, for the log.
  public init(
    socket: @autoclosure () throws(SystemError) -> ListeningSocket, options: Options, responder: any Responder,
    onIncident: @escaping @Sendable (Incident) -> Void
  ) throws(SystemError) {
    let error = cfastcgi_initialize()
    guard error == 0 else { throw SystemError("FCGX_Init", code: error) }
    self.responder = responder
    self.onIncident = onIncident
    self.options = Mutex(options)
    poller = try Poller()
    var workers: [Worker] = []
    for _ in 0..<options.threads { workers.append(try Worker()) }
    self.workers = workers
    self.socket = try socket()
    try poller.addListener(self.socket.descriptor)
  }

  /// Takes new options for connections accepted from now on. The number of threads stays.
  public func update(_ options: Options) {
    self.options.withLock { $0 = options }
  }

  /// Starts the workers and returns. They inherit the signal mask: block in it what the program waits for.
  public func start() throws(SystemError) {
    runningWorkers.store(workers.count, ordering: .relaxed)
    acceptingWorkers.store(workers.count, ordering: .relaxed)
    for worker in workers {
      do throws(Thread.StartError) {
        try Thread(signals: .inherited) { self.work(worker) }.detach()
      } catch {
        throw SystemError("pthread_create", code: error.code)
      }
    }
  }

  /// Stops accepting, lets finish what runs, and returns when all is done or the time is up.
  ///
  /// Connections on which nothing is asked are closed at once, new ones after a moment. Those that wait in the backlog
  /// of a socket of our own are still served; an inherited socket keeps them for the next process.
  ///
  /// - Returns: whether everything was finished.
  public func stop(within limit: Duration) -> Bool {
    let deadline = ContinuousClock.Instant.now.advanced(by: limit)
    socket.removeFile()
    poller.removeListener(socket.descriptor)
    draining.store(true, ordering: .sequentiallyConsistent)
    poller.stop()
    while runningWorkers.load(ordering: .acquiring) > 0 && ContinuousClock.Instant.now < deadline {
      usleep(1000)
    }
    return runningWorkers.load(ordering: .acquiring) == 0
  }

  public var usage: Usage {
    var usage = Usage()
    usage.accepted = Int(clamping: nextKey.load(ordering: .relaxed) - Poller.firstConnectionKey)
    usage.open = openConnections.load(ordering: .relaxed)
    usage.waiting = waiting.withLock { $0.connections.count }
    usage.acceptQueue = AcceptQueue(of: socket.descriptor)
    return usage
  }

  /// Whether a worker is there, now or in time, for what comes next. It is not when all of them are stuck.
  ///
  /// It says nothing about the backlog: a server that has more to do than it can does what it can.
  public func isResponsive(within limit: Duration) -> Bool {
    let deadline = ContinuousClock.Instant.now.advanced(by: limit)
    let before = answeredCalls.load(ordering: .relaxed)
    poller.call()
    while answeredCalls.load(ordering: .relaxed) == before {
      guard ContinuousClock.Instant.now < deadline else { return false }
      usleep(1000)
    }
    return true
  }

  // MARK: - The workers' loop

  private func work(_ worker: Worker) {
    while !isDraining {
      handle(poller.wait(milliseconds: -1), on: worker)
    }
    finishAccepting(on: worker)
    var lastSweep = ContinuousClock.Instant.now
    sweep()
    while openConnections.load(ordering: .acquiring) > 0 {
      // For those whose moment is over.
      if lastSweep.duration(to: .now) > .milliseconds(10) {
        lastSweep = .now
        sweep()
      }
      let event = poller.wait(milliseconds: 20)
      // The event that stops is there for all workers and so never goes away.
      if case .stop = event { usleep(1000) }
      handle(event, on: worker)
    }
    runningWorkers.subtract(1, ordering: .releasing)
  }

  private func handle(_ event: Poller.Event?, on worker: Worker) {
    switch event {
    case .listener: acceptAll(on: worker)
    case .connection(let key): waiting.withLock { $0.connections[key] }?.proceed(on: worker)
    case .tick: sweep()
    case .call: answeredCalls.add(1, ordering: .relaxed)
    case .stop, nil: break
    }
  }

  /// So many connections are accepted, and mostly served, before other events get their turn.
  private static let acceptsPerTurn = 16

  /// Accepts and serves connections until there are none left. Other workers, whom each further connection wakes, do the
  /// same.
  private func acceptAll(on worker: Worker) {
    for number in 0..<Self.acceptsPerTurn {
      guard !isDraining, let connection = accept() else { return }
      // Connections that came together may have come with one event: an idle worker gets another one for the next of
      // them, however long this one takes.
      if number == 0 { poller.setListener(socket.descriptor, isAwaited: true) }
      connection.proceed(on: worker)
    }
    poller.setListener(socket.descriptor, isAwaited: true)
  }

  /// Accepts one connection, if there is one.
  private func accept() -> Connection? {
    let flags = Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    var descriptor: Int32
    repeat {
      descriptor = retryingInterrupts { accept4(socket.descriptor, nil, nil, flags) }
    } while descriptor < 0 && errno == ECONNABORTED
    guard descriptor >= 0 else {
      if errno != EAGAIN && errno != EWOULDBLOCK { pauseAccepting(SystemError("accept")) }
      return nil
    }
    openConnections.add(1, ordering: .relaxed)
    let key = nextKey.add(1, ordering: .relaxed).oldValue
    return Connection(descriptor: descriptor, key: key, options: options.withLock { $0 }, server: self)
  }

  /// Serves what waits in the backlog of a socket of our own, within a bound, since clients of a TCP port may keep it
  /// filled; and closes the socket when no worker is left that could accept from it.
  private func finishAccepting(on worker: Worker) {
    if socket.isOwn {
      while backlogLeft.subtract(1, ordering: .relaxed).newValue >= 0, let connection = accept() {
        connection.proceed(on: worker)
      }
    }
    if acceptingWorkers.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { socket.close() }
  }

  /// Out of descriptors or memory: the connection stays in the backlog until one ends, or until the next tick.
  private func pauseAccepting(_ error: SystemError) {
    let isNew = waiting.withLock { waiting in
      defer { waiting.isAcceptingPaused = true }
      if !waiting.needsTicks { poller.setTicks(every: tickInterval) }
      if !waiting.isAcceptingPaused { poller.setListener(socket.descriptor, isAwaited: false) }
      return !waiting.isAcceptingPaused
    }
    if isNew { report(.acceptFailed(error)) }
  }

  private func resumeAccepting(_ waiting: inout Waiting) {
    guard waiting.isAcceptingPaused else { return }
    waiting.isAcceptingPaused = false
    if !isDraining { poller.setListener(socket.descriptor, isAwaited: true) }
  }

  // MARK: - Deadlines

  /// A quarter of the timeout, from 50 ms to 1 s.
  private var tickInterval: Int {
    let (seconds, attoseconds) = options.withLock { $0.ioTimeout }.components
    let milliseconds = Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    return min(max(milliseconds / 4, 50), 1000)
  }

  private func sweep() {
    let connections = waiting.withLock { waiting in
      resumeAccepting(&waiting)
      if !waiting.needsTicks { poller.setTicks(every: nil) }
      return Array(waiting.connections.values)
    }
    for connection in connections { connection.sweep() }
  }

  // MARK: - For connections

  var isDraining: Bool { draining.load(ordering: .sequentiallyConsistent) }

  /// Keeps a connection that waits for an event.
  func park(_ connection: Connection) {
    waiting.withLock { waiting in
      if !waiting.needsTicks { poller.setTicks(every: tickInterval) }
      waiting.connections[connection.key] = connection
    }
  }

  func closed(_ connection: Connection, isParked: Bool) {
    if isParked {
      waiting.withLock { waiting in
        waiting.connections[connection.key] = nil
        resumeAccepting(&waiting)
        if !waiting.needsTicks { poller.setTicks(every: nil) }
      }
    }
    openConnections.subtract(1, ordering: .releasing)
  }

  func report(_ incident: Incident) {
    onIncident(incident)
  }
}
