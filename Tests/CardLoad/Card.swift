import Glibc

/// One card: a connection that posts the form, reads the page, asks for the customer at once, and reads the fragment.
///
/// Both requests go over one kept connection, and every card has its own: so it is with browsers, where each card is
/// another operator's, and the page's question follows on the connection that the page came by.
final class Card {
  private static let ticketAttribute = Array("data-ticket=\"".utf8)
  private static let ticketLength = 32
  private static let endOfFragment = Array("</section>".utf8)
  private static let askAgain = Array("data-state=\"ask-again\"".utf8)

  private enum Stage {
    case connecting, opening, asking
  }

  let number: Int
  let descriptor: Int32
  /// When it was due to open. What it waited for the load generator itself counts as the program's.
  let start: ContinuousClock.Instant
  /// When the page was there.
  private(set) var opened: ContinuousClock.Instant?
  private var stage = Stage.connecting
  private var message = Message()
  private let form: CardForm
  /// What a fragment about the customer has in it.
  private let name: [UInt8]

  init(number: Int, start: ContinuousClock.Instant, form: CardForm, name: [UInt8], port: UInt16) throws(SystemError) {
    descriptor = try Socket.connect(port: port)
    self.number = number
    self.start = start
    self.form = form
    self.name = name
  }

  deinit {
    close(descriptor)
  }

  /// Goes on as far as it can without waiting.
  ///
  /// - Returns: how it ended, if it did.
  func proceed(with buffer: UnsafeMutableRawBufferPointer) -> CardEnd? {
    if stage == .connecting {
      guard Socket.send(form.opening(number), to: descriptor) else { return errno == EAGAIN ? nil : .unconnected }
      stage = .opening
    }
    while true {
      switch Socket.read(descriptor, into: buffer) {
      case .nothingYet: return nil
      case .end: return .closed
      case .bytes(let count): message.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
      if message.isBroken { return .unreadable }
      guard message.isComplete else { continue }
      guard message.status == 200 else { return .badStatus }
      if stage == .asking { return judgeFragment() }
      opened = .now
      guard let ticket else { return .withoutTicket }
      let question = form.customer(number, ticket: ticket)
      message.removeAll()
      stage = .asking
      guard Socket.send(question, to: descriptor) else { return .closed }
    }
  }

  private var ticket: ArraySlice<UInt8>? {
    let body = Array(message.body)
    guard let attribute = body.position(of: Self.ticketAttribute) else { return nil }
    let start = attribute + Self.ticketAttribute.count
    return body.count >= start + Self.ticketLength ? body[start..<start + Self.ticketLength] : nil
  }

  private func judgeFragment() -> CardEnd {
    let body = Array(message.body)
    guard body.position(of: Self.endOfFragment) != nil else { return .cutOff }
    if body.position(of: name) != nil { return .complete }
    return body.position(of: Self.askAgain) == nil ? .withoutCustomer : .askAgain
  }
}
