@testable import FastCGI

extension ConnectionStateMachine {
  /// An event that owns its bytes.
  enum Happening: Sendable {
    case ready
    case received([UInt8])
    case inputBlocked
    case inputEnded
    case suspended
    case answered
    case checkedForInput(Bool)
    case sent(Int)
    case outputBlocked
    case outputFailed
    case tick
    case failed

    fileprivate func withEvent<Result>(_ body: (Event) -> Result) -> Result {
      switch self {
      case .ready: body(.ready)
      case .received(let bytes): bytes.withUnsafeBytes { body(.received($0)) }
      case .inputBlocked: body(.inputBlocked)
      case .inputEnded: body(.inputEnded)
      case .suspended: body(.suspended)
      case .answered: body(.answered(ConnectionStateMachine.output))
      case .checkedForInput(let hasInput): body(.checkedForInput(hasInput))
      case .sent(let count): body(.sent(count))
      case .outputBlocked: body(.outputBlocked)
      case .outputFailed: body(.outputFailed)
      case .tick: body(.tick)
      case .failed: body(.failed(ConnectionStateMachine.error))
      }
    }
  }

  static let error = SystemError("epoll_ctl", code: 12)
  /// What the responder makes of every request, and the records in which it is sent.
  static let output = Array("Status: 200 OK\r\n\r\nhello".utf8)
  static let answer = Record.answer(output, requestID: 1)
  static let ioTimeout = Duration.seconds(10)
  static let start = ContinuousClock.now

  /// A connection that arrived at ``start``, and to which that has happened.
  static func after(_ happenings: [Happening], keepsConnections: Bool = true) -> ConnectionStateMachine {
    let options = Server.Options(
      threads: 1, ioTimeout: ioTimeout, maximumBody: 65_536, keepsConnections: keepsConnections)
    var machine = ConnectionStateMachine(options: options, arrival: start)
    for happening in happenings { _ = machine.handle(happening) }
    return machine
  }

  /// - Parameter time: how long after ``start``.
  mutating func handle(_ happening: Happening, isDraining: Bool = false, time: Duration = .zero) -> Action {
    happening.withEvent { handle($0, isDraining: isDraining, now: Self.start + time) }
  }
}

extension [ConnectionStateMachine.Happening] {
  static let new: Self = []
  static let half: Self = [.ready, .received(.half)]
  static let responding: Self = [.ready, .received(.whole)]
  static let respondingWithExcess: Self = [.ready, .received([UInt8].whole + [1])]
  static let suspended: Self = responding + [.suspended]
  static let checking: Self = suspended + [.answered]
  static let sending: Self = responding + [.answered]
  static let sendingWithExcess: Self = respondingWithExcess + [.answered]
  static let sendingBlocked: Self = sending + [.outputBlocked]
  static let respondingKept: Self = [.ready, .received(FastCGI.request(keepsConnection: true))]
  static let kept: Self = respondingKept + [.answered, .sent(ConnectionStateMachine.answer.count)]
  static let refused: Self = [.ready, .received(FastCGI.begin(role: 2))]
  static let malformed: Self = [.ready, .received(.notFastCGI)]
  static let lingering: Self = malformed + [.ready]
  static let closed: Self = [.ready, .inputEnded]
}

extension [UInt8] {
  static let whole = FastCGI.request(body: [1, 2, 3])
  static let half = Array(whole.dropLast(3))
  static let notFastCGI = Array("GET / HTTP/1.1\r\n".utf8)
}
