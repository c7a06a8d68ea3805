import CFastCGI
import CLinux
import Dispatch
import Glibc
import Synchronization
import Threads

/// A FastCGI server on one listening socket.
///
/// Its workers, plain threads, share one epoll set. A worker accepts a connection, reads what is there, and, when the
/// request is whole, which it nearly always is, runs the responder on the spot (`Task.immediate`) and sends the answer.
/// What has to wait (for the rest of a request, for a responder that suspended, for a peer that reads slowly) waits in
/// the epoll set and holds no thread, so that silent peers delay nobody.
package final class Server: Sendable {
  let responder: any Responder
  let poller: Poller
  private let socket: ListeningSocket
  private let workers: [Worker]
  private let options: Mutex<Options>
  private let onIncident: @Sendable (ConnectionEvent) -> Void

  private let waiting = Mutex(Waiting())
  private let nextKey = Atomic<UInt64>(Poller.firstConnectionKey)
  private let openConnections = Atomic<Int>(0)
  private let runningWorkers = Atomic<Int>(0)
  private let draining = Atomic<Bool>(false)
  /// How many threads may add a connection to those that are open: workers that accept, and ``stop(within:)`` until a
  /// worker has served the backlog.
  private let accepting = Atomic<Int>(0)
  /// Signalled when the last worker ends.
  private let workersEnded = DispatchSemaphore(value: 0)
  /// Signalled when a worker takes the call.
  private let callTaken = Mutex<DispatchSemaphore?>(nil)

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
  package init(
    socket: @autoclosure () throws(SystemError) -> ListeningSocket, options: Options, responder: any Responder,
    onIncident: @escaping @Sendable (ConnectionEvent) -> Void
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
  package func update(_ options: Options) {
    self.options.withLock { $0 = options }
  }

  /// Starts the workers and returns. They inherit the signal mask: block in it what the program waits for.
  package func start() throws(SystemError) {
    runningWorkers.store(workers.count, ordering: .relaxed)
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
  package func stop(within limit: Duration) -> Bool {
    socket.removeFile()
    poller.removeListener(socket.descriptor)
    accepting.add(1, ordering: .sequentiallyConsistent)
    draining.store(true, ordering: .sequentiallyConsistent)
    poller.drain()
    return workersEnded.wait(within: limit)
  }

  /// Waits on, after ``stop(within:)``, for what was not finished in time.
  ///
  /// - Returns: whether everything is finished now.
  package func hasEnded(within limit: Duration) -> Bool {
    workersEnded.wait(within: limit)
  }

  package var usage: Usage {
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
  package func isResponsive(within limit: Duration) -> Bool {
    let taken = DispatchSemaphore(value: 0)
    callTaken.withLock { $0 = taken }
    poller.call()
    return taken.wait(within: limit)
  }

  // MARK: - The workers' loop

  private func work(_ worker: Worker) {
    loop: while true {
      switch poller.wait() {
      case .listener: acceptAll(on: worker)
      case .connection(let key): waiting.withLock { $0.connections[key] }?.proceed(on: worker)
      case .tick: sweep()
      case .call: callTaken.withLock { $0 }?.signal()
      case .drain: drain(on: worker)
      case .stop: break loop
      case nil: break
      }
    }
    if runningWorkers.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
      socket.close()
      workersEnded.signal()
    }
  }

  /// So many connections are accepted, and mostly served, before other events get their turn.
  private static let acceptsPerTurn = 16

  /// Accepts and serves connections until there are none left. Other workers, whom each further connection wakes, do the
  /// same.
  private func acceptAll(on worker: Worker) {
    for number in 0..<Self.acceptsPerTurn {
      guard let connection = accept(whileDraining: false) else { return }
      // Connections that came together may have come with one event: an idle worker gets another one for the next of
      // them, however long this one takes.
      if number == 0 { poller.setListener(socket.descriptor, isAwaited: true) }
      connection.proceed(on: worker)
    }
    poller.setListener(socket.descriptor, isAwaited: true)
  }

  /// Accepts one connection, if there is one.
  private func accept(whileDraining: Bool) -> Connection? {
    // First of all, so that the server does not end in between.
    accepting.add(1, ordering: .sequentiallyConsistent)
    defer { endAccepting() }
    guard whileDraining || !isDraining else { return nil }
    let flags = Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    var descriptor: Int32
    repeat {
      descriptor = retryingInterrupts { accept4(socket.descriptor, nil, nil, flags) }
    } while descriptor < 0 && errno == ECONNABORTED
    guard descriptor >= 0 else {
      switch errno {
      case EAGAIN, EWOULDBLOCK: break
      // Shut down in between.
      case EINVAL: break
      default: pauseAccepting(SystemError("accept"))
      }
      return nil
    }
    openConnections.add(1, ordering: .sequentiallyConsistent)
    let key = nextKey.add(1, ordering: .relaxed).oldValue
    return Connection(descriptor: descriptor, key: key, options: options.withLock { $0 }, server: self)
  }

  private func endAccepting() {
    accepting.subtract(1, ordering: .sequentiallyConsistent)
    endIfDrained()
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

  // MARK: - Draining

  var isDraining: Bool { draining.load(ordering: .sequentiallyConsistent) }

  /// Closes what idles, and serves what waits in the backlog of a socket of our own: within a bound, since clients of a
  /// TCP port may keep it filled.
  private func drain(on worker: Worker) {
    waiting.withLock { if $0.needsTicks { poller.setTicks(every: tickInterval) } }
    sweep()
    if socket.isOwn {
      for _ in 0..<ListeningSocket.backlog {
        guard let connection = accept(whileDraining: true) else { break }
        connection.proceed(on: worker)
      }
      socket.shutDown()
    }
    endAccepting()
  }

  /// Ends the workers when nothing is left to do for them. Connections are counted before accepting them ends.
  private func endIfDrained() {
    guard isDraining, accepting.load(ordering: .sequentiallyConsistent) == 0,
      openConnections.load(ordering: .sequentiallyConsistent) == 0
    else { return }
    poller.stop()
  }

  // MARK: - Deadlines

  /// A quarter of the timeout, from 50 ms to 1 s; when the server drains, 10 ms, for new connections that stay silent.
  private var tickInterval: Int {
    if isDraining { return 10 }
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
    openConnections.subtract(1, ordering: .sequentiallyConsistent)
    endIfDrained()
  }

  func report(_ incident: ConnectionEvent) {
    onIncident(incident)
  }
}
