import Glibc
import HTTPMessage
import Synchronization

/// One accepted connection, which serves one request, or one after the other where it is kept.
///
/// At most one of these has it in hand at a time: the worker that its event came to, the task that answers, the sweep
/// for deadlines. Each looks at ``State`` under the lock and finds `closed` when it comes too late. Nothing under the
/// lock blocks, or goes on for longer than a turn.
final class Connection: Sendable {
  /// An answer on its way.
  private struct Outgoing {
    let bytes: [UInt8]
    /// The peer has sent, or may still be sending, bytes that belong to nothing.
    let hasExcess: Bool
    /// Another request may follow.
    var keeps = false
    var offset = 0
  }

  /// A request that the responder has.
  private struct Pending {
    let id: UInt16
    var hasExcess: Bool
    /// Another request may follow the answer.
    let keeps: Bool
  }

  private enum State {
    /// Its request is still arriving.
    case receiving(RequestReceiver)
    /// The responder has the request. The task is known once it has suspended for the first time.
    case responding(Pending, task: Task<Void, Never>?)
    case sending(Outgoing)
    /// The answer is out; what the peer still sends is read and thrown away, because closing over it would make the
    /// kernel reset the connection before the peer has read the answer.
    case lingering(read: Int)
    /// Closed, or in the hands of the one that holds the lock.
    case closed
  }

  private struct Guarded {
    var state: State
    /// When the peer must have got further; none while the responder works.
    var deadline: ContinuousClock.Instant?
    /// When the connection, or the first of the request on a kept one, arrived.
    var arrival: ContinuousClock.Instant
    /// How many requests have been answered.
    var answered = 0
    /// Whether the connection has ever waited for an event, and so is known to the server and to the poller.
    var isParked = false
  }

  /// How often a worker reads from a connection before others get their turn: 1 MiB with its buffer.
  private static let readsPerTurn = 16
  /// How much is read and thrown away after the answer, and for how long.
  private static let maximumLingering = 1024 * 1024
  private static let lingeringTime = Duration.seconds(2)
  /// How long a new connection may be silent when the server drains. A web server connects and then sends: whoever
  /// closes in between costs it the request, for which it has no other server.
  private static let graceTime = Duration.milliseconds(50)

  let key: UInt64
  private let descriptor: Int32
  private let maximumBody: Int
  private let ioTimeout: Duration
  private let keepsConnections: Bool
  private unowned let server: Server
  private let guarded: Mutex<Guarded>

  init(descriptor: Int32, key: UInt64, options: Server.Options, server: Server) {
    self.descriptor = descriptor
    self.key = key
    self.server = server
    maximumBody = options.maximumBody
    ioTimeout = options.ioTimeout
    keepsConnections = options.keepsConnections
    let arrival = ContinuousClock.Instant.now
    guarded = Mutex(
      Guarded(
        state: .receiving(RequestReceiver(maximumBody: options.maximumBody)),
        deadline: arrival.advanced(by: options.ioTimeout), arrival: arrival))
  }

  /// Goes on with whatever the connection waits for. Called by the worker that accepted it or got its event.
  func proceed(on worker: Worker) {
    let received = guarded.withLock { guarded -> Received? in
      let state = guarded.state
      guarded.state = .closed
      switch state {
      case .receiving(var receiver):
        return receive(with: &receiver, on: worker, &guarded).map {
          Received(request: $0, arrival: guarded.arrival, number: guarded.answered)
        }
      case .responding(_, let task):
        close(&guarded)
        task?.cancel()
        server.report(.clientGone)
      case .sending(let outgoing):
        send(outgoing, &guarded)
      case .lingering(let read):
        linger(read: read, &guarded)
      case .closed:
        break
      }
      return nil
    }
    if let received { respond(to: received, on: worker) }
  }

  // MARK: - Receiving

  /// A request that has arrived.
  private struct Received {
    let request: RequestReceiver.Request
    let arrival: ContinuousClock.Instant
    /// How many were answered before it on this connection.
    let number: Int
  }

  private func receive(
    with receiver: inout RequestReceiver, on worker: Worker, _ guarded: inout Guarded
  ) -> RequestReceiver.Request? {
    var isJustAccepted = guarded.answered == 0 && !guarded.isParked
    for _ in 0..<Self.readsPerTurn {
      switch read(into: worker.buffer) {
      case .bytes(let bytes):
        if receiver.isSilent && guarded.answered > 0 {
          guarded.arrival = .now
          guarded.deadline = guarded.arrival.advanced(by: ioTimeout)
        }
        switch receiver.take(bytes) {
        case .incomplete:
          continue
        case .complete(let request):
          let keeps = keepsConnections && request.keepsConnection
          guarded.state = .responding(
            Pending(id: request.id, hasExcess: request.hasExcess, keeps: keeps), task: nil)
          guarded.deadline = nil
          return request
        case .refused(let reply):
          server.report(.malformed)
          send(Outgoing(bytes: reply, hasExcess: true), &guarded)
        case .aborted:
          server.report(.clientGone)
          close(&guarded)
        }
        return nil
      case .nothingYet where isJustAccepted:
        // A web server connects and then sends. Where it waits for this processor, it gets it; to wait for the event
        // costs more than the request itself.
        isJustAccepted = false
        sched_yield()
      case .nothingYet:
        if isIdle(receiver, guarded, now: .now) {
          close(&guarded)
        } else {
          guarded.state = .receiving(receiver)
          arm(.input, &guarded)
        }
        return nil
      case .end:
        if !receiver.isSilent { server.report(.clientGone) }
        close(&guarded)
        return nil
      }
    }
    // There is more already; the event comes again at once, behind those of others.
    guarded.state = .receiving(receiver)
    arm(.input, &guarded)
    return nil
  }

  private enum Input {
    case bytes(UnsafeRawBufferPointer)
    case nothingYet
    /// The peer has closed its end, or the connection is broken.
    case end
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) -> Input {
    let count = retryingInterrupts { recv(descriptor, buffer.baseAddress, buffer.count, 0) }
    if count > 0 { return .bytes(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
    return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? .nothingYet : .end
  }

  // MARK: - Responding

  private func respond(to received: Received, on worker: Worker) {
    let arrival = received.arrival
    var parsed: Request
    let start = ContinuousClock.Instant.now
    do throws(SystemError) {
      parsed = try worker.parser.parse(received.request, maximumBody: maximumBody, arrival: arrival)
    } catch {
      server.report(.failed(error))
      return guarded.withLock { close(&$0) }
    }
    parsed.receiveTime = arrival.duration(to: start)
    parsed.parseTime = start.duration(to: .now)
    let request = parsed
    let task = Task.immediate { [self, server] in
      let response = await server.responder.respond(to: request)
      answer(response.cgiBytes(omittingBody: request.method == .head))
    }
    guarded.withLock { guarded in
      // Usually the answer is out by now. If it is not, a peer that goes away shall end the task.
      // On a kept connection, the next request may even be here.
      guard case .responding(let pending, _) = guarded.state, guarded.answered == received.number else { return }
      guarded.state = .responding(pending, task: task)
      arm(.hangUp, &guarded)
    }
  }

  private func answer(_ output: [UInt8]) {
    guarded.withLock { guarded in
      guard case .responding(var pending, _) = guarded.state else { return }
      // While it waited, more may have come.
      if guarded.isParked && !pending.hasExcess { pending.hasExcess = hasUnreadBytes }
      let bytes = Record.answer(output, requestID: pending.id)
      send(Outgoing(bytes: bytes, hasExcess: pending.hasExcess, keeps: pending.keeps), &guarded)
    }
  }

  private var hasUnreadBytes: Bool {
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, Int32(MSG_PEEK)) > 0
  }

  // MARK: - Sending

  private func send(_ outgoing: Outgoing, _ guarded: inout Guarded) {
    var outgoing = outgoing
    let isFirst = outgoing.offset == 0
    while outgoing.offset < outgoing.bytes.count {
      let count = retryingInterrupts {
        outgoing.bytes[outgoing.offset...].withUnsafeBytes {
          Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
      }
      if count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) {
        if isFirst { guarded.deadline = ContinuousClock.Instant.now.advanced(by: ioTimeout) }
        guarded.state = .sending(outgoing)
        return arm(.output, &guarded)
      }
      guard count > 0 else {
        server.report(.clientGone)
        return close(&guarded)
      }
      outgoing.offset += count
    }
    guarded.answered += 1
    guard outgoing.hasExcess else {
      return outgoing.keeps && !server.isDraining ? keep(&guarded) : close(&guarded)
    }
    shutdown(descriptor, Int32(SHUT_WR))
    guarded.deadline = ContinuousClock.Instant.now.advanced(by: Self.lingeringTime)
    linger(read: 0, &guarded)
  }

  /// Waits for another request, for as long as the web server keeps the connection.
  private func keep(_ guarded: inout Guarded) {
    guarded.state = .receiving(RequestReceiver(maximumBody: maximumBody))
    guarded.deadline = nil
    arm(.input, &guarded)
  }

  private func linger(read: Int, _ guarded: inout Guarded) {
    var total = read
    while total < Self.maximumLingering {
      let input = withUnsafeTemporaryAllocation(byteCount: 16 * 1024, alignment: 1) { buffer in
        switch self.read(into: buffer) {
        case .bytes(let bytes): bytes.count
        case .nothingYet: 0
        case .end: -1
        }
      }
      if input == 0 {
        guarded.state = .lingering(read: total)
        return arm(.input, &guarded)
      }
      if input < 0 { break }
      total += input
    }
    close(&guarded)
  }

  // MARK: - Deadlines and the end

  /// Closes the connection if its deadline has passed, or if the server drains and nothing has been asked on it. One
  /// that somebody has in hand is left for the next time.
  func sweep(now: ContinuousClock.Instant) {
    _ = guarded.withLockIfAvailable { guarded in
      switch guarded.state {
      case .closed: return
      case .receiving(let receiver) where isIdle(receiver, guarded, now: now): return close(&guarded)
      default: break
      }
      guard let deadline = guarded.deadline, now >= deadline else { return }
      if case .lingering = guarded.state {} else { server.report(.timedOut) }
      close(&guarded)
    }
  }

  /// Whether nothing is asked on the connection, and nothing will be any more.
  private func isIdle(_ receiver: RequestReceiver, _ guarded: Guarded, now: ContinuousClock.Instant) -> Bool {
    guard server.isDraining && receiver.isSilent else { return false }
    return guarded.answered > 0 || now >= guarded.arrival.advanced(by: Self.graceTime)
  }

  private func arm(_ interest: Poller.Interest, _ guarded: inout Guarded) {
    let isNew = !guarded.isParked
    if isNew {
      server.park(self)
      guarded.isParked = true
    }
    do throws(SystemError) {
      try server.poller.arm(descriptor, key: key, interest, isNew: isNew)
    } catch {
      server.report(.failed(error))
      close(&guarded)
    }
  }

  private func close(_ guarded: inout Guarded) {
    guarded.state = .closed
    Glibc.close(descriptor)
    server.closed(self, isParked: guarded.isParked)
  }
}
