/// What a connection does next, as a function of its state and of what happens, without system calls, locks or clocks:
/// ``Connection`` performs the actions and reports what came of them.
///
/// ```
/// receiving ──whole request──▶ responding ──answer──▶ sending ──all sent──▶ closed
///     ▲   └──malformed──────────────────────────────▶ sending │
///     └──────────────────all sent, and kept───────────────────┤
///                                                             └─peer sends more─▶ lingering ──▶ closed
/// ```
struct ConnectionStateMachine {
  typealias Instant = ContinuousClock.Instant

  private enum State {
    /// The request is still arriving.
    case receiving(RequestReceiver)
    /// The responder has the request.
    case responding(Responding)
    case sending(Sending)
    /// The answer is out. What the peer still sends is read and thrown away, because closing over it would make the
    /// kernel reset the connection before the peer has read the answer.
    case lingering(read: Int)
    case closed
  }

  private struct Responding {
    let requestID: UInt16
    /// The peer has sent, or may still be sending, bytes that belong to nothing.
    let hasExcess: Bool
    /// Another request may follow the answer.
    let keeps: Bool
  }

  private struct Sending {
    let bytes: [UInt8]
    var offset = 0
    var hasExcess: Bool
    var keeps = false
  }

  /// How often is read from a connection before others get their turn: 1 MiB with the buffer of a ``Worker``.
  static let readsPerTurn = 16
  /// The most bytes that are read and thrown away after the answer, and for how long.
  static let maximumLingering = 1024 * 1024
  static let lingeringTime = Duration.seconds(2)
  /// How long a new connection may be silent when the server drains. A web server connects and then sends: whoever
  /// closes in between costs it the request, for which it has no other server.
  static let graceTime = Duration.milliseconds(50)

  private let maximumBody: Int
  private let ioTimeout: Duration
  private let keepsConnections: Bool
  private var state: State
  /// When the peer must have got further; `nil` while the responder works, and between requests.
  private var deadline: Instant?
  private var arrival: Instant
  /// How many requests have been answered.
  private var answered = 0
  private var readsInTurn = 0
  private var hasYielded = false
  /// Whether the connection has ever waited, and so is known to the server and to the poller.
  private(set) var hasWaited = false

  init(options: Server.Options, arrival: Instant) {
    maximumBody = options.maximumBody
    ioTimeout = options.ioTimeout
    keepsConnections = options.keepsConnections
    self.arrival = arrival
    state = .receiving(RequestReceiver(maximumBody: options.maximumBody))
    deadline = arrival + options.ioTimeout
  }

  /// Whether this request is being answered.
  func isResponding(to exchange: Exchange) -> Bool {
    if case .responding = state { exchange.number == answered } else { false }
  }

  /// - Parameters:
  ///   - isDraining: whether the server stops.
  ///   - now: evaluated only where the time matters.
  mutating func handle(_ event: Event, isDraining: Bool, now: @autoclosure () -> Instant) -> Action {
    switch event {
    case .tick: return expire(isDraining, now)
    case .failed(let error): return fail(error)
    default: break
    }
    switch state {
    case .receiving: return receive(event, isDraining, now)
    case .responding(let responding): return respond(responding, event)
    case .sending(let sending): return send(sending, event, isDraining, now)
    case .lingering(let read): return linger(read: read, event)
    case .closed: return .nothing
    }
  }

  // MARK: - States

  private mutating func receive(_ event: Event, _ isDraining: Bool, _ now: () -> Instant) -> Action {
    switch event {
    case .ready:
      readsInTurn = 0
      return .read
    case .received(let bytes):
      return take(bytes, now)
    case .inputBlocked where answered == 0 && !hasYielded && !hasWaited:
      // A web server connects and then sends. Where it waits for this processor, it gets it; to wait for the event
      // costs more than the request itself.
      hasYielded = true
      return .yield
    case .inputBlocked:
      return isIdle(isDraining, now) ? close() : wait(.input)
    case .inputEnded:
      return close(isSilent ? nil : .clientGone)
    default:
      return .nothing
    }
  }

  private mutating func take(_ bytes: UnsafeRawBufferPointer, _ now: () -> Instant) -> Action {
    guard case .receiving(var receiver) = state else { return .nothing }
    // A second reference to the receiver's arrays would have them copied.
    state = .closed
    if receiver.isSilent && answered > 0 {
      arrival = now()
      deadline = arrival + ioTimeout
    }
    switch receiver.take(bytes) {
    case .incomplete:
      state = .receiving(receiver)
      readsInTurn += 1
      // When the turn is over there is mostly more; the event comes at once, behind those of others.
      return readsInTurn < Self.readsPerTurn ? .read : wait(.input)
    case .complete(let request):
      state = .responding(
        Responding(
          requestID: request.id, hasExcess: request.hasExcess, keeps: keepsConnections && request.keepsConnection))
      deadline = nil
      return .respond(Exchange(request: request, arrival: arrival, number: answered))
    case .refused(let reply):
      state = .sending(Sending(bytes: reply, hasExcess: true))
      deadline = nil
      return .report(.malformed)
    case .aborted:
      return close(.clientGone)
    }
  }

  private mutating func respond(_ responding: Responding, _ event: Event) -> Action {
    switch event {
    case .suspended:
      return wait(.hangUp)
    case .ready:
      return close(.clientGone)
    case .answered(let output):
      let sending = Sending(
        bytes: Record.answer(output, requestID: responding.requestID), hasExcess: responding.hasExcess,
        keeps: responding.keeps)
      state = .sending(sending)
      // While it waited, more may have come.
      return hasWaited && !sending.hasExcess ? .checkForInput : .send(sending.bytes, from: 0)
    default:
      return .nothing
    }
  }

  private mutating func send(
    _ sending: Sending, _ event: Event, _ isDraining: Bool, _ now: () -> Instant
  ) -> Action {
    var sending = sending
    switch event {
    case .ready: break
    case .checkedForInput(let hasInput): sending.hasExcess = hasInput
    case .sent(let count): sending.offset += count
    case .outputBlocked:
      if deadline == nil { deadline = now() + ioTimeout }
      return wait(.output)
    case .outputFailed: return close(.clientGone)
    default: return .nothing
    }
    guard sending.offset == sending.bytes.count else {
      state = .sending(sending)
      return .send(sending.bytes, from: sending.offset)
    }
    answered += 1
    if sending.hasExcess {
      state = .lingering(read: 0)
      deadline = now() + Self.lingeringTime
      return .shutDownOutput
    }
    guard sending.keeps && !isDraining else { return close() }
    // For as long as the web server keeps the connection.
    state = .receiving(RequestReceiver(maximumBody: maximumBody))
    deadline = nil
    return wait(.input)
  }

  private mutating func linger(read: Int, _ event: Event) -> Action {
    switch event {
    case .ready: return .read
    case .received(let bytes):
      state = .lingering(read: read + bytes.count)
      return read + bytes.count < Self.maximumLingering ? .read : close()
    case .inputBlocked: return wait(.input)
    case .inputEnded: return close()
    default: return .nothing
    }
  }

  // MARK: - In every state

  private mutating func expire(_ isDraining: Bool, _ now: () -> Instant) -> Action {
    if isIdle(isDraining, now) { return close() }
    guard let deadline, now() >= deadline else { return .nothing }
    switch state {
    case .closed: return .nothing
    case .lingering: return close()
    case .receiving, .responding, .sending: return close(.timedOut)
    }
  }

  private mutating func fail(_ error: SystemError) -> Action {
    if case .closed = state { return .nothing }
    return close(.failed(error))
  }

  /// Whether nothing is asked on the connection, and nothing will be any more.
  private func isIdle(_ isDraining: Bool, _ now: () -> Instant) -> Bool {
    guard isDraining && isSilent else { return false }
    return answered > 0 || now() >= arrival + Self.graceTime
  }

  /// Whether a request is awaited of which nothing has arrived.
  private var isSilent: Bool {
    if case .receiving(let receiver) = state { receiver.isSilent } else { false }
  }

  private mutating func wait(_ interest: Poller.Interest) -> Action {
    defer { hasWaited = true }
    return .wait(interest, isFirst: !hasWaited)
  }

  private mutating func close(_ incident: ConnectionEvent? = nil) -> Action {
    state = .closed
    return .close(incident)
  }
}
