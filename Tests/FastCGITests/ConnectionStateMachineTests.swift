import Testing

@testable import FastCGI

@Suite struct ConnectionStateMachineTests {
  typealias Machine = ConnectionStateMachine
  typealias Happenings = [Machine.Happening]

  /// What happened before, what happens now, and what is to be done.
  typealias Transition = (before: Happenings, event: Machine.Happening, action: Machine.Action)

  private func check(
    _ transition: Transition, isDraining: Bool = false, time: Duration = .zero,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var machine = Machine.after(transition.before)
    let action = machine.handle(transition.event, isDraining: isDraining, time: time)
    #expect(action == transition.action, sourceLocation: sourceLocation)
  }

  private static let count = Machine.answer.count

  // MARK: - Receiving

  @Test(
    arguments: [
      (.new, .ready, .read),
      (.half, .ready, .read),
      (.new, .received(Array([UInt8].whole.prefix(1))), .read),
      (.half, .received([]), .read),
      (.new, .inputBlocked, .yield),
      (.half, .inputBlocked, .yield),
      (.new + [.inputBlocked], .ready, .read),
      (.new + [.inputBlocked], .inputBlocked, .wait(.input, isFirst: true)),
      (.half + [.inputBlocked], .inputBlocked, .wait(.input, isFirst: true)),
      (.new + [.inputBlocked, .inputBlocked], .inputBlocked, .wait(.input, isFirst: false)),
      (.new, .inputEnded, .close(nil)),
      (.half, .inputEnded, .close(.clientGone)),
      (.new, .received(FastCGI.begin() + FastCGI.record(FastCGI.abortRequest)), .close(.clientGone)),
      (.new, .received(.notFastCGI), .report(.malformed)),
      (.half, .received(FastCGI.begin()), .report(.malformed)),
      (.new, .failed, .close(.failed(Machine.error))),
      (.kept, .ready, .read),
      (.kept, .inputBlocked, .wait(.input, isFirst: false)),
      (.kept, .inputEnded, .close(nil)),
      (.kept + [.received(FastCGI.begin())], .inputEnded, .close(.clientGone)),
    ] as [Transition])
  func `while a request arrives`(transition: Transition) {
    check(transition)
  }

  @Test func `a whole request goes to the responder, with its arrival and its number`() throws {
    var machine = Machine.after(.half)
    guard case .respond(let first) = machine.handle(.received(Array([UInt8].whole.suffix(3))), time: .seconds(1)) else {
      Issue.record("no request")
      return
    }
    #expect(first.request.contents?.body == [1, 2, 3])
    #expect(first.arrival == Machine.start)
    #expect(first.number == 0)
    #expect(machine.isResponding(to: first))

    machine = Machine.after(.kept)
    #expect(!machine.isResponding(to: first))
    #expect(machine.handle(.received(FastCGI.begin()), time: .seconds(5)) == .read)
    let rest = Array([UInt8].whole.dropFirst(FastCGI.begin().count))
    guard case .respond(let second) = machine.handle(.received(rest), time: .seconds(6)) else {
      Issue.record("no second request")
      return
    }
    #expect(second.arrival == Machine.start + .seconds(5))
    #expect(second.number == 1)
    #expect(machine.isResponding(to: second))
    #expect(!machine.isResponding(to: first))
  }

  @Test func `others get their turn after sixteen reads`() {
    var machine = Machine.after([.ready])
    let noise = FastCGI.record(FastCGI.getValues, id: 0)
    for _ in 1..<Machine.readsPerTurn { #expect(machine.handle(.received(noise)) == .read) }
    #expect(machine.handle(.received(noise)) == .wait(.input, isFirst: true))
    #expect(machine.handle(.ready) == .read)
    for _ in 1..<Machine.readsPerTurn { #expect(machine.handle(.received(noise)) == .read) }
    #expect(machine.handle(.received(noise)) == .wait(.input, isFirst: false))
  }

  // MARK: - Responding

  @Test(
    arguments: [
      (.responding, .answered, .send(Machine.answer, from: 0)),
      (.responding, .suspended, .wait(.hangUp, isFirst: true)),
      (.responding, .failed, .close(.failed(Machine.error))),
      (.suspended, .ready, .close(.clientGone)),
      (.suspended, .answered, .checkForInput),
      (.checking, .checkedForInput(false), .send(Machine.answer, from: 0)),
      (.checking, .checkedForInput(true), .send(Machine.answer, from: 0)),
      (.respondingWithExcess + [.suspended], .answered, .send(Machine.answer, from: 0)),
      (.kept + [.received(.whole)], .suspended, .wait(.hangUp, isFirst: false)),
      (.kept + [.received(.whole)], .answered, .checkForInput),
    ] as [Transition])
  func `while the responder works`(transition: Transition) {
    check(transition)
  }

  // MARK: - Sending

  @Test(
    arguments: [
      (.sending, .sent(3), .send(Machine.answer, from: 3)),
      (.sending + [.sent(3)], .sent(4), .send(Machine.answer, from: 7)),
      (.sending + [.sent(3)], .outputBlocked, .wait(.output, isFirst: true)),
      (.sending + [.sent(3), .outputBlocked], .ready, .send(Machine.answer, from: 3)),
      (.sending, .outputFailed, .close(.clientGone)),
      (.sendingBlocked, .outputBlocked, .wait(.output, isFirst: false)),
      (.sendingBlocked, .outputFailed, .close(.clientGone)),
      (.sending, .sent(count), .close(nil)),
      (.sendingBlocked + [.ready], .sent(count), .close(nil)),
      (.checking + [.checkedForInput(false)], .sent(count), .close(nil)),
      (.checking + [.checkedForInput(true)], .sent(count), .shutDownOutput),
      (.sendingWithExcess, .sent(count), .shutDownOutput),
      (.respondingKept + [.answered], .sent(count), .wait(.input, isFirst: true)),
      (.kept + [.received(.whole), .answered, .checkedForInput(false)], .sent(count), .close(nil)),
      (
        .kept + [.received(FastCGI.request(keepsConnection: true)), .answered, .checkedForInput(true)], .sent(count),
        .shutDownOutput
      ),
      (.malformed, .ready, .shutDownOutput),
    ] as [Transition])
  func `while the answer is sent`(transition: Transition) {
    check(transition)
  }

  @Test func `a refusal is sent after it was reported`() {
    var machine = Machine.after(.refused)
    guard case .send(let reply, from: 0) = machine.handle(.ready) else {
      Issue.record("nothing is sent")
      return
    }
    #expect(FastCGI.Answer(reply)?.status == 3)
    #expect(machine.handle(.sent(reply.count)) == .shutDownOutput)
  }

  @Test func `a connection is kept only where the configuration allows it`() {
    var machine = Machine.after(.respondingKept + [.answered], keepsConnections: false)
    #expect(machine.handle(.sent(Self.count)) == .close(nil))
  }

  // MARK: - Lingering

  @Test(
    arguments: [
      (.lingering, .ready, .read),
      (.lingering, .received(.whole), .read),
      (.lingering, .inputBlocked, .wait(.input, isFirst: true)),
      (.lingering + [.inputBlocked], .ready, .read),
      (.lingering, .inputEnded, .close(nil)),
    ] as [Transition])
  func `after an answer that the peer may not have awaited`(transition: Transition) {
    check(transition)
  }

  @Test func `no more than a mebibyte is read and thrown away`() {
    var machine = Machine.after(.lingering)
    let half = [UInt8](repeating: 0, count: Machine.maximumLingering / 2)
    #expect(machine.handle(.received(Array(half.dropLast()))) == .read)
    #expect(machine.handle(.received(half)) == .read)
    #expect(machine.handle(.received([0])) == .close(nil))
  }

  // MARK: - Deadlines

  private static let late = Machine.ioTimeout

  @Test(
    arguments: [
      (.new, late, .close(.timedOut)),
      (.half, late, .close(.timedOut)),
      (.half + [.inputBlocked, .inputBlocked], late, .close(.timedOut)),
      (.responding, .seconds(1_000_000), .nothing),
      (.suspended, .seconds(1_000_000), .nothing),
      (.sendingBlocked, late, .close(.timedOut)),
      (.kept, .seconds(1_000_000), .nothing),
      (.kept + [.received(FastCGI.begin())], late, .close(.timedOut)),
      (.lingering, Machine.lingeringTime, .close(nil)),
    ] as [(Happenings, Duration, Machine.Action)])
  func `a peer must get further in time`(before: Happenings, deadline: Duration, action: Machine.Action) {
    check((before, .tick, .nothing), time: deadline - .milliseconds(1))
    check((before, .tick, action), time: deadline)
  }

  @Test func `the time to send begins when the peer does not read, and goes on while it reads slowly`() {
    var machine = Machine.after(.sending)
    #expect(machine.handle(.outputBlocked, time: .seconds(100)) == .wait(.output, isFirst: true))
    #expect(machine.handle(.ready) == .send(Machine.answer, from: 0))
    #expect(machine.handle(.sent(1), time: .seconds(105)) == .send(Machine.answer, from: 1))
    #expect(machine.handle(.outputBlocked, time: .seconds(105)) == .wait(.output, isFirst: false))
    #expect(machine.handle(.tick, time: .seconds(109)) == .nothing)
    #expect(machine.handle(.tick, time: .seconds(110)) == .close(.timedOut))
  }

  @Test func `the time to receive begins anew with each request`() {
    var machine = Machine.after(.kept)
    #expect(machine.handle(.received(FastCGI.begin()), time: .seconds(100)) == .read)
    #expect(machine.handle(.received(FastCGI.record(FastCGI.getValues, id: 0)), time: .seconds(105)) == .read)
    #expect(machine.handle(.tick, time: .seconds(109)) == .nothing)
    #expect(machine.handle(.tick, time: .seconds(110)) == .close(.timedOut))
  }

  // MARK: - Draining

  @Test(
    arguments: [
      (.kept, .tick, .close(nil)),
      (.kept, .inputBlocked, .close(nil)),
      (.kept + [.received(FastCGI.begin())], .tick, .nothing),
      (.kept + [.received(FastCGI.begin())], .inputBlocked, .wait(.input, isFirst: false)),
      (.half, .tick, .nothing),
      (.suspended, .tick, .nothing),
      (.sendingBlocked, .tick, .nothing),
      (.lingering, .tick, .nothing),
      (.respondingKept + [.answered], .sent(count), .close(nil)),
    ] as [Transition])
  func `when the server drains, what is asked is finished and nothing more is awaited`(transition: Transition) {
    check(transition, isDraining: true)
  }

  @Test(arguments: [.new, .new + [.inputBlocked], .new + [.inputBlocked, .inputBlocked]] as [Happenings])
  func `when the server drains, a new connection has a moment to say something`(before: Happenings) {
    check((before, .tick, .nothing), isDraining: true, time: Machine.graceTime - .milliseconds(1))
    check((before, .tick, .close(nil)), isDraining: true, time: Machine.graceTime)
    let yielded = before + [.inputBlocked]
    check(
      (yielded, .inputBlocked, .wait(.input, isFirst: before.isEmpty)), isDraining: true,
      time: Machine.graceTime - .milliseconds(1))
    check((yielded, .inputBlocked, .close(nil)), isDraining: true, time: Machine.graceTime)
  }

  // MARK: - Too late

  @Test(
    arguments: [
      .ready, .received(.whole), .inputBlocked, .inputEnded, .suspended, .answered, .checkedForInput(true), .sent(1),
      .outputBlocked, .outputFailed, .tick, .failed,
    ] as Happenings)
  func `a closed connection stays so`(event: Machine.Happening) {
    let ends: [Happenings] = [
      .closed, .suspended + [.ready], .sending + [.sent(Self.count)], .lingering + [.inputEnded],
    ]
    for end in ends {
      check((end, event, .nothing), isDraining: true, time: .seconds(100))
    }
  }

  @Test(
    arguments: [
      (.new, .answered), (.new, .suspended), (.new, .sent(1)), (.responding, .sent(1)), (.responding, .inputBlocked),
      (.sending, .answered), (.sending, .suspended), (.sending, .inputEnded), (.lingering, .answered),
      (.lingering, .outputBlocked), (.kept, .suspended), (.kept, .answered),
    ] as [(Happenings, Machine.Happening)])
  func `an event of another state changes nothing`(before: Happenings, event: Machine.Happening) {
    check((before, event, .nothing))
  }
}
