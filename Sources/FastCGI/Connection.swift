import Glibc
import HTTPMessage
import Synchronization

/// One accepted connection, which serves one request, or one after the other where it is kept: it performs what its
/// ``ConnectionStateMachine`` says.
///
/// At most one of these processes it at a time: the worker that its event came to, the task that answers, the sweep
/// for deadlines. The state machine is behind a lock, under which nothing blocks, or goes on for longer than a turn.
final class Connection: Sendable {
  private typealias Event = ConnectionStateMachine.Event
  private typealias Exchange = ConnectionStateMachine.Exchange

  private struct Guarded {
    var machine: ConnectionStateMachine
    /// Answers the request, if it has suspended: a peer that goes away ends it.
    var task: Task<Void, Never>?
  }

  let key: UInt64
  private let descriptor: Int32
  private let maximumBody: Int
  private unowned let server: Server
  private let guarded: Mutex<Guarded>

  init(descriptor: Int32, key: UInt64, options: Server.Options, server: Server) {
    self.descriptor = descriptor
    self.key = key
    self.server = server
    maximumBody = options.maximumBody
    guarded = Mutex(Guarded(machine: ConnectionStateMachine(options: options, arrival: .now)))
  }

  /// Goes on with whatever the connection waits for. Called by the worker that accepted it or got its event.
  func proceed(on worker: Worker) {
    if let exchange = guarded.withLock({ perform(.ready, &$0, buffer: worker.buffer) }) {
      respond(to: exchange, on: worker)
    }
  }

  /// Closes the connection if its deadline has passed, or if the server drains and nothing has been asked on it. One
  /// that somebody has in hand is left for the next time.
  func sweep() {
    _ = guarded.withLockIfAvailable { perform(.tick, &$0) }
  }

  private func respond(to exchange: Exchange, on worker: Worker) {
    var parsed: Request
    let start = ContinuousClock.Instant.now
    do throws(SystemError) {
      parsed = try worker.parser.parse(exchange.request, maximumBody: maximumBody, arrival: exchange.arrival)
    } catch {
      return finish(.failed(error))
    }
    parsed.receiveTime = exchange.arrival.duration(to: start)
    parsed.parseTime = start.duration(to: .now)
    let request = parsed
    let task = Task.immediate { [self, server] in
      let response = await server.responder.respond(to: request)
      finish(.answered(response.cgiBytes(omittingBody: request.method == .head)))
    }
    guarded.withLock { guarded in
      // Usually the answer is out by now. On a kept connection, the next request may even be here.
      guard guarded.machine.isResponding(to: exchange) else { return }
      guarded.task = task
      perform(.suspended, &guarded)
    }
  }

  /// Ends responding.
  private func finish(_ event: Event) {
    guarded.withLock { guarded in
      guarded.task = nil
      perform(event, &guarded)
    }
  }

  /// Performs one action after the other, until the connection waits or is closed.
  ///
  /// - Parameter buffer: to read into. A task that was resumed has none; for it nothing has come yet, and a worker reads.
  /// - Returns: a request to respond to, without the lock.
  @discardableResult
  private func perform(
    _ event: Event, _ guarded: inout Guarded, buffer: UnsafeMutableRawBufferPointer? = nil
  ) -> Exchange? {
    var event = event
    while true {
      switch guarded.machine.handle(event, isDraining: server.isDraining, now: .now) {
      case .read:
        event = if let buffer { read(into: buffer) } else { .inputBlocked }
      case .yield:
        sched_yield()
        event = .ready
      case .respond(let exchange):
        return exchange
      case .report(let incident):
        server.report(incident)
        event = .ready
      case .checkForInput:
        event = .checkedForInput(hasInput)
      case .send(let bytes, let offset):
        event = send(bytes, from: offset)
      case .shutDownOutput:
        shutdown(descriptor, Int32(SHUT_WR))
        event = .ready
      case .wait(let interest, let isFirst):
        if isFirst { server.park(self) }
        do throws(SystemError) {
          try server.poller.arm(descriptor, key: key, interest, isNew: isFirst)
          return nil
        } catch {
          event = .failed(error)
        }
      case .close(let incident):
        guarded.task?.cancel()
        guarded.task = nil
        Glibc.close(descriptor)
        if let incident { server.report(incident) }
        server.closed(self, isParked: guarded.machine.hasWaited)
        return nil
      case .nothing:
        return nil
      }
    }
  }

  // MARK: - System calls

  private func read(into buffer: UnsafeMutableRawBufferPointer) -> Event {
    let count = retryingInterrupts { recv(descriptor, buffer.baseAddress, buffer.count, 0) }
    if count > 0 { return .received(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
    return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? .inputBlocked : .inputEnded
  }

  private var hasInput: Bool {
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, Int32(MSG_PEEK)) > 0
  }

  private func send(_ bytes: [UInt8], from offset: Int) -> Event {
    let count = retryingInterrupts {
      bytes[offset...].withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }
    if count > 0 { return .sent(count) }
    return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? .outputBlocked : .outputFailed
  }
}
