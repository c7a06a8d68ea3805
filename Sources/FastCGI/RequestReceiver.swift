/// Collects one request as its records arrive, without ever waiting, until libfcgi can parse it.
///
/// It looks at the framing only, and keeps the contents only. What passes is one request of the responder role whose
/// records are in order and whose parameters have lengths that fit; records of other requests, management records and
/// `FCGI_DATA` are left out, since crafted ones can make libfcgi end the process. Nothing that comes before the answer
/// is ever read as another request: web servers send one after the other.
struct RequestReceiver {
  /// One request, whole.
  struct Request: Equatable {
    let id: UInt16
    /// The request in records of our own making, from `FCGI_BEGIN_REQUEST` to the empty `FCGI_STDIN`.
    let records: [UInt8]
    /// The body was longer than the limit; `records` holds only its beginning.
    let bodyIsTooLarge: Bool
    /// The peer has sent, or may still be sending, bytes that belong to nothing.
    let hasExcess: Bool
    /// The web server asks for the connection to be kept (`FCGI_KEEP_CONN`).
    let keepsConnection: Bool
  }

  enum Progress {
    case incomplete
    case complete(Request)
    /// Not a request that can be answered as one; `reply` says so where the protocol has words for it.
    case refused(reply: [UInt8])
    /// The web server withdrew the request.
    case aborted
  }

  /// The most bytes of names and values that a request may carry; nginx sends at most 64 KiB.
  static let maximumParameters = 128 * 1024
  /// How much more than a body's limit is read and thrown away, so that the web server, which writes the body before
  /// it reads the answer, gets to see the 413.
  static let maximumDrained = 8 * 1024 * 1024

  private let maximumBody: Int
  /// What can arrive with framing and all: a peer that sends its contents byte by byte is still served.
  private let maximumReceived: Int
  private var received = 0
  /// The beginning of a record whose end has not arrived.
  private var pending: [UInt8] = []
  private var id: UInt16?
  private var keepsConnection = false
  private var parameters: [UInt8] = []
  private var parametersEnded = false
  private var body: [UInt8] = []
  private var bodyCount = 0

  init(maximumBody: Int) {
    self.maximumBody = maximumBody
    maximumReceived = 16 * (Self.maximumParameters + maximumBody) + Self.maximumDrained
  }

  /// Whether nothing has arrived yet.
  var isSilent: Bool { received == 0 }

  mutating func take(_ bytes: UnsafeRawBufferPointer) -> Progress {
    received += bytes.count
    guard received <= maximumReceived else { return .refused(reply: []) }
    // Mostly a request comes in one piece, whose records need not be put together.
    if pending.isEmpty {
      let (length, end) = takeRecords(bytes)
      if let end { return end }
      pending.append(contentsOf: bytes[length...])
    } else {
      var collected: [UInt8] = []
      swap(&collected, &pending)
      collected.append(contentsOf: bytes)
      let (length, end) = collected.withUnsafeBytes { takeRecords($0) }
      if let end { return end }
      collected.removeSubrange(..<length)
      pending = collected
    }
    return .incomplete
  }

  /// Takes the whole records at the beginning of these bytes.
  ///
  /// - Returns: how many bytes they have, and how receiving ends, if it does.
  private mutating func takeRecords(_ bytes: UnsafeRawBufferPointer) -> (length: Int, end: Progress?) {
    var position = 0
    while bytes.count - position >= Record.headerLength {
      let header = Record.Header(UnsafeRawBufferPointer(rebasing: bytes[position...]))
      guard header.version == Record.version else { return (position, .refused(reply: [])) }
      guard bytes.count - position >= header.recordLength else { break }
      let start = position + Record.headerLength
      let content = UnsafeRawBufferPointer(rebasing: bytes[start..<start + header.contentLength])
      position += header.recordLength
      if let end = takeRecord(header, content, isLast: position == bytes.count) { return (position, end) }
    }
    return (position, nil)
  }

  /// - Returns: how receiving ends, if the record ends it.
  private mutating func takeRecord(
    _ header: Record.Header, _ content: UnsafeRawBufferPointer, isLast: Bool
  ) -> Progress? {
    guard let kind = Record.Kind(rawValue: header.kind), header.requestID != 0 else { return nil }
    guard let id else { return begin(kind, header, content) }
    guard header.requestID == id else { return nil }
    switch kind {
    case .params where !parametersEnded: return takeParameters(content)
    case .stdin where parametersEnded: return takeBody(content, isLast: isLast)
    case .abortRequest: return .aborted
    case .beginRequest, .params, .stdin, .stdout, .endRequest: return .refused(reply: [])
    }
  }

  private mutating func begin(
    _ kind: Record.Kind, _ header: Record.Header, _ content: UnsafeRawBufferPointer
  ) -> Progress? {
    guard kind == .beginRequest, content.count == 8 else { return .refused(reply: []) }
    let role = UInt16(content[0]) << 8 | UInt16(content[1])
    guard role == Record.responder else {
      var reply: [UInt8] = []
      Record.appendEndRequest(.unknownRole, requestID: header.requestID, to: &reply)
      return .refused(reply: reply)
    }
    id = header.requestID
    keepsConnection = content[2] & Record.keepConnection != 0
    return nil
  }

  private mutating func takeParameters(_ content: UnsafeRawBufferPointer) -> Progress? {
    parametersEnded = content.isEmpty
    parameters.append(contentsOf: content)
    guard parameters.count <= Self.maximumParameters else { return .refused(reply: []) }
    return !parametersEnded || Self.areWellFormed(parameters) ? nil : .refused(reply: [])
  }

  private mutating func takeBody(_ content: UnsafeRawBufferPointer, isLast: Bool) -> Progress? {
    bodyCount += content.count
    let isTooLarge = bodyCount > maximumBody
    if !isTooLarge { body.append(contentsOf: content) }
    guard content.isEmpty || bodyCount > maximumBody + Self.maximumDrained else { return nil }
    return .complete(
      Request(
        id: id!, records: records(), bodyIsTooLarge: isTooLarge, hasExcess: !isLast || !content.isEmpty,
        keepsConnection: keepsConnection))
  }

  private func records() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parameters.count + body.count + 64)
    Record.appendHeader(.beginRequest, requestID: id!, contentLength: 8, to: &bytes)
    bytes.append(contentsOf: [0, UInt8(Record.responder), 0, 0, 0, 0, 0, 0])
    Record.appendStream(.params, parameters, requestID: id!, to: &bytes)
    Record.appendStream(.stdin, body, requestID: id!, to: &bytes)
    return bytes
  }

  /// Whether the lengths of all names and values (specification, section 3.4) stay within the bytes that are there.
  private static func areWellFormed(_ parameters: [UInt8]) -> Bool {
    var position = 0
    func length() -> Int? {
      guard position < parameters.count else { return nil }
      let first = parameters[position]
      if first < 0x80 {
        position += 1
        return Int(first)
      }
      guard parameters.count - position >= 4 else { return nil }
      defer { position += 4 }
      return parameters[position..<position + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
    }
    while position < parameters.count {
      guard let name = length(), let value = length(), name + value <= parameters.count - position else { return false }
      position += name + value
    }
    return true
  }
}
