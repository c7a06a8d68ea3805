/// Collects the records of one request as they arrive, without ever waiting, until libfcgi can parse them.
///
/// It looks at the framing only. What passes is one request of the responder role whose records are in order and
/// whose parameters have lengths that fit; records of other requests, management records and `FCGI_DATA` are left
/// out, since crafted ones can make libfcgi end the process. Nothing after the end of the first request is ever read
/// as another: a connection serves one request.
struct RequestReceiver {
  /// One request, whole.
  struct Request {
    let id: UInt16
    /// The records, from `FCGI_BEGIN_REQUEST` to the empty `FCGI_STDIN`.
    let records: [UInt8]
    /// The body was longer than the limit; `records` holds only its beginning.
    let bodyIsTooLarge: Bool
    /// The peer has sent, or may still be sending, bytes that belong to nothing.
    let hasExcess: Bool
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
  /// How much of a body over the limit is read and thrown away, so that the web server, which writes the body
  /// before it reads the answer, gets to see the 413.
  static let maximumDrained = 8 * 1024 * 1024

  private let maximumBody: Int
  private var pending: [UInt8] = []
  private var records: [UInt8] = []
  private var parameters: [UInt8] = []
  private var id: UInt16?
  private var parametersEnded = false
  private var bodyCount = 0

  init(maximumBody: Int) {
    self.maximumBody = maximumBody
  }

  /// Whether nothing has arrived yet.
  var isSilent: Bool { id == nil && pending.isEmpty }

  private enum Step {
    case keep
    case drop
    case end(Progress)
  }

  mutating func take(_ bytes: UnsafeRawBufferPointer) -> Progress {
    pending.append(contentsOf: bytes)
    var position = 0
    defer { pending.removeSubrange(..<position) }
    while pending.count - position >= Record.headerLength {
      let header = Record.Header(pending[position...])
      guard header.version == Record.version else { return .refused(reply: []) }
      guard pending.count - position >= header.recordLength else { break }
      let record = pending[position..<position + header.recordLength]
      position += header.recordLength
      let content = record.dropFirst(Record.headerLength).prefix(header.contentLength)
      switch step(header, content: content, isLast: position == pending.count) {
      case .keep: records.append(contentsOf: record)
      case .drop: break
      case .end(let progress): return progress
      }
    }
    return .incomplete
  }

  private mutating func step(_ header: Record.Header, content: ArraySlice<UInt8>, isLast: Bool) -> Step {
    guard let kind = Record.Kind(rawValue: header.kind), header.requestID != 0 else { return .drop }
    guard let id else { return begin(kind, header, content) }
    guard header.requestID == id else { return .drop }
    switch kind {
    case .params where !parametersEnded:
      return takeParameters(content)
    case .stdin where parametersEnded:
      return takeBody(header, content, isLast: isLast)
    case .abortRequest:
      return .end(.aborted)
    case .beginRequest, .params, .stdin, .stdout, .endRequest:
      return .end(.refused(reply: []))
    }
  }

  private mutating func begin(_ kind: Record.Kind, _ header: Record.Header, _ content: ArraySlice<UInt8>) -> Step {
    guard kind == .beginRequest, content.count == 8 else { return .end(.refused(reply: [])) }
    let role = UInt16(content[content.startIndex]) << 8 | UInt16(content[content.startIndex + 1])
    guard role == Record.responder else {
      var reply: [UInt8] = []
      Record.appendEndRequest(.unknownRole, requestID: header.requestID, to: &reply)
      return .end(.refused(reply: reply))
    }
    id = header.requestID
    return .keep
  }

  private mutating func takeParameters(_ content: ArraySlice<UInt8>) -> Step {
    parametersEnded = content.isEmpty
    parameters.append(contentsOf: content)
    guard parameters.count <= Self.maximumParameters else { return .end(.refused(reply: [])) }
    return !parametersEnded || Self.areWellFormed(parameters) ? .keep : .end(.refused(reply: []))
  }

  private mutating func takeBody(_ header: Record.Header, _ content: ArraySlice<UInt8>, isLast: Bool) -> Step {
    bodyCount += content.count
    let isTooLarge = bodyCount > maximumBody
    guard content.isEmpty || bodyCount > maximumBody + Self.maximumDrained else { return isTooLarge ? .drop : .keep }
    Record.appendHeader(.stdin, requestID: header.requestID, contentLength: 0, to: &records)
    let hasExcess = !isLast || !content.isEmpty
    return .end(
      .complete(Request(id: header.requestID, records: records, bodyIsTooLarge: isTooLarge, hasExcess: hasExcess)))
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
