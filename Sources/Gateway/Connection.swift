import Glibc
import HTTPMessage
import Synchronization

/// One accepted connection, which serves one request.
///
/// At most one of these has it in hand at a time: the worker that its event came to, the task that answers, the sweep
/// for deadlines. Each looks at ``State`` under the lock and finds `closed` when it comes too late. No call under the
/// lock blocks.
final class Connection: Sendable {
  private enum State {
    /// Its request is still arriving.
    case receiving(RequestReceiver)
    /// The responder has the request. The task is known once it has suspended for the first time.
    case responding(id: UInt16, hasExcess: Bool, task: Task<Void, Never>?)
    /// The answer is on its way.
    case sending(bytes: [UInt8], offset: Int, hasExcess: Bool)
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
    var isArmed = false
  }

  /// How much is read and thrown away after the answer, and for how long.
  private static let maximumLingering = 1024 * 1024
  private static let lingeringTime = Duration.seconds(2)

  let key: UInt64
  let arrival: ContinuousClock.Instant
  private let descriptor: Int32
  private let maximumBody: Int
  private let ioTimeout: Duration
  private unowned let server: Server
  private let guarded: Mutex<Guarded>

  init(descriptor: Int32, key: UInt64, options: Server.Options, server: Server) {
    self.descriptor = descriptor
    self.key = key
    self.server = server
    maximumBody = options.maximumBody
    ioTimeout = options.ioTimeout
    arrival = .now
    guarded = Mutex(
      Guarded(
        state: .receiving(RequestReceiver(maximumBody: options.maximumBody)),
        deadline: arrival.advanced(by: options.ioTimeout)))
  }

  /// Goes on with whatever the connection waits for. Called by the worker that accepted it or got its event.
  func proceed(on worker: Worker) {
    let request = guarded.withLock { guarded -> RequestReceiver.Request? in
      let state = guarded.state
      guarded.state = .closed
      switch state {
      case .receiving(var receiver):
        return receive(with: &receiver, on: worker, &guarded)
      case .responding(_, _, let task):
        // Nothing more is expected from the peer: it has gone, or it withdraws the request.
        close(&guarded)
        task?.cancel()
        server.report(.clientGone)
      case .sending(let bytes, let offset, let hasExcess):
        send(bytes, from: offset, hasExcess: hasExcess, &guarded)
      case .lingering(let read):
        linger(read: read, &guarded)
      case .closed:
        break
      }
      return nil
    }
    if let request { respond(to: request, on: worker) }
  }

  // MARK: - Receiving

  private func receive(
    with receiver: inout RequestReceiver, on worker: Worker, _ guarded: inout Guarded
  ) -> RequestReceiver.Request? {
    while true {
      let count = retryingInterrupts { recv(descriptor, worker.buffer.baseAddress, worker.buffer.count, 0) }
      guard count > 0 else {
        let wouldBlock = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)
        if wouldBlock && !(server.isDraining && receiver.isSilent) {
          guarded.state = .receiving(receiver)
          arm(.input, &guarded)
        } else {
          if !receiver.isSilent { server.report(.clientGone) }
          close(&guarded)
        }
        return nil
      }
      switch receiver.take(UnsafeRawBufferPointer(rebasing: worker.buffer[..<count])) {
      case .incomplete:
        continue
      case .complete(let request):
        guarded.state = .responding(id: request.id, hasExcess: request.hasExcess, task: nil)
        return request
      case .refused(let reply):
        server.report(.malformed)
        send(reply, from: 0, hasExcess: true, &guarded)
        return nil
      case .aborted:
        server.report(.clientGone)
        close(&guarded)
        return nil
      }
    }
  }

  // MARK: - Responding

  private func respond(to received: RequestReceiver.Request, on worker: Worker) {
    let request: Request
    do throws(SystemError) {
      request = try worker.parser.parse(received, maximumBody: maximumBody, arrival: arrival)
    } catch {
      server.report(.failed(error))
      return guarded.withLock { close(&$0) }
    }
    let task = Task.immediate { [self, server] in
      let response = await server.responder.respond(to: request)
      answer(response.cgiBytes(omittingBody: request.method == .head))
    }
    guarded.withLock { guarded in
      // Usually the answer is out by now. If it is not, a peer that goes away shall end the task.
      guard case .responding(let id, let hasExcess, _) = guarded.state else { return }
      guarded.state = .responding(id: id, hasExcess: hasExcess, task: task)
      guarded.deadline = nil
      if !hasExcess { arm(.hangUp, &guarded) }
    }
  }

  private func answer(_ output: [UInt8]) {
    guarded.withLock { guarded in
      guard case .responding(let id, let hasExcess, _) = guarded.state else { return }
      send(Record.answer(output, requestID: id), from: 0, hasExcess: hasExcess, &guarded)
    }
  }

  // MARK: - Sending

  private func send(_ bytes: [UInt8], from start: Int, hasExcess: Bool, _ guarded: inout Guarded) {
    var offset = start
    while offset < bytes.count {
      let count = retryingInterrupts {
        bytes.withUnsafeBytes {
          Glibc.send(descriptor, $0.baseAddress! + offset, $0.count - offset, Int32(MSG_NOSIGNAL))
        }
      }
      if count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) {
        if start == 0 { guarded.deadline = ContinuousClock.Instant.now.advanced(by: ioTimeout) }
        guarded.state = .sending(bytes: bytes, offset: offset, hasExcess: hasExcess)
        return arm(.output, &guarded)
      }
      guard count > 0 else {
        server.report(.clientGone)
        return close(&guarded)
      }
      offset += count
    }
    guard hasExcess else { return close(&guarded) }
    shutdown(descriptor, Int32(SHUT_WR))
    guarded.deadline = ContinuousClock.Instant.now.advanced(by: Self.lingeringTime)
    linger(read: 0, &guarded)
  }

  private func linger(read: Int, _ guarded: inout Guarded) {
    var read = read
    while read < Self.maximumLingering {
      let count = withUnsafeTemporaryAllocation(byteCount: 16 * 1024, alignment: 1) { buffer in
        retryingInterrupts { recv(descriptor, buffer.baseAddress, buffer.count, 0) }
      }
      if count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) {
        guarded.state = .lingering(read: read)
        return arm(.input, &guarded)
      }
      guard count > 0 else { break }
      read += count
    }
    close(&guarded)
  }

  // MARK: - Deadlines and the end

  /// Closes the connection if its deadline has passed, or if the server drains and nothing has been asked on it.
  func sweep(now: ContinuousClock.Instant) {
    guarded.withLock { guarded in
      switch guarded.state {
      case .closed: return
      case .receiving(let receiver) where receiver.isSilent && server.isDraining: return close(&guarded)
      default: break
      }
      guard let deadline = guarded.deadline, now >= deadline else { return }
      if case .lingering = guarded.state {} else { server.report(.timedOut) }
      close(&guarded)
    }
  }

  private func arm(_ interest: Poller.Interest, _ guarded: inout Guarded) {
    do throws(SystemError) {
      if !guarded.isArmed { server.park(self) }
      try server.poller.arm(descriptor, key: key, interest, isNew: !guarded.isArmed)
      guarded.isArmed = true
    } catch {
      server.report(.failed(error))
      close(&guarded)
    }
  }

  private func close(_ guarded: inout Guarded) {
    guarded.state = .closed
    Glibc.close(descriptor)
    server.closed(self, wasParked: guarded.isArmed)
  }
}
