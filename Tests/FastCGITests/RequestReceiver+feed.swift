@testable import FastCGI

extension RequestReceiver {
  /// Takes bytes in pieces of a length, as they may come from a socket, until something is decided.
  mutating func feed(_ bytes: [UInt8], piece: Int = .max) -> Progress {
    var start = 0
    while start < bytes.count {
      let end = min(start + min(piece, bytes.count), bytes.count)
      let progress = bytes[start..<end].withUnsafeBytes { take($0) }
      if case .incomplete = progress {} else { return progress }
      start = end
    }
    return .incomplete
  }

  /// What a new receiver makes of the bytes.
  static func receive(_ bytes: [UInt8], maximumBody: Int = 65_536, piece: Int = .max) -> Progress {
    var receiver = RequestReceiver(maximumBody: maximumBody)
    return receiver.feed(bytes, piece: piece)
  }
}

extension RequestReceiver.Progress {
  var request: RequestReceiver.Request? {
    if case .complete(let request) = self { request } else { nil }
  }

  var reply: [UInt8]? {
    if case .refused(let reply) = self { reply } else { nil }
  }

  var isAborted: Bool {
    if case .aborted = self { true } else { false }
  }

  var isIncomplete: Bool {
    if case .incomplete = self { true } else { false }
  }
}

extension RequestReceiver.Request {
  /// What the records say, or `nil` unless they are one request from its beginning to the end of its body, in order
  /// and of one id.
  var contents: (parameters: [UInt8], body: [UInt8])? {
    var parameters: [UInt8] = []
    var body: [UInt8] = []
    var expected = FastCGI.beginRequest
    var rest = records[...]
    while rest.count >= 8 {
      let header = rest.prefix(8).map(Int.init)
      let length = header[4] << 8 | header[5]
      let content = rest.dropFirst(8).prefix(length)
      guard header[0] == 1, header[1] == expected, header[2] << 8 | header[3] == id, content.count == length else {
        return nil
      }
      rest = rest.dropFirst(8 + length + header[6])
      switch expected {
      case FastCGI.beginRequest:
        guard content.elementsEqual([0, 1, content.dropFirst(2).first ?? 0, 0, 0, 0, 0, 0]) else { return nil }
        expected = FastCGI.params
      case FastCGI.params where content.isEmpty: expected = FastCGI.stdin
      case FastCGI.params: parameters += content
      case _ where content.isEmpty: return rest.isEmpty ? (parameters, body) : nil
      default: body += content
      }
    }
    return nil
  }
}
