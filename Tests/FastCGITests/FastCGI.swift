/// The web server's side of FastCGI 1.0, written from its specification and independent of the program's own code.
enum FastCGI {
  static let beginRequest: UInt8 = 1
  static let abortRequest: UInt8 = 2
  static let endRequest: UInt8 = 3
  static let params: UInt8 = 4
  static let stdin: UInt8 = 5
  static let stdout: UInt8 = 6
  static let data: UInt8 = 8
  static let getValues: UInt8 = 9

  static func record(
    _ type: UInt8,
    id: UInt16 = 1,
    _ content: [UInt8] = [],
    padding: UInt8 = 0,
    version: UInt8 = 1
  ) -> [UInt8] {
    let length = UInt16(content.count)
    return [version, type, UInt8(id >> 8), UInt8(id & 255), UInt8(length >> 8), UInt8(length & 255), padding, 0]
      + content + [UInt8](repeating: 0xEE, count: Int(padding))
  }

  static func begin(id: UInt16 = 1, role: UInt16 = 1, keepsConnection: Bool = false) -> [UInt8] {
    record(beginRequest, id: id, [UInt8(role >> 8), UInt8(role & 255), keepsConnection ? 1 : 0, 0, 0, 0, 0, 0])
  }

  /// A stream: records of at most `chunk` bytes, and the empty one that ends it.
  static func stream(_ type: UInt8, id: UInt16 = 1, _ content: [UInt8], chunk: Int = 65_535) -> [UInt8] {
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: content.count, by: chunk) {
      bytes += record(type, id: id, Array(content[start..<min(start + chunk, content.count)]))
    }
    return bytes + record(type, id: id)
  }

  static func pair(_ name: String, _ value: String) -> [UInt8] {
    length(name.utf8.count) + length(value.utf8.count) + Array(name.utf8) + Array(value.utf8)
  }

  private static func length(_ count: Int) -> [UInt8] {
    count < 128 ? [UInt8(count)] : [24, 16, 8, 0].map { UInt8(count >> $0 & 255) | ($0 == 24 ? 0x80 : 0) }
  }

  /// A whole request. `CONTENT_LENGTH` is the body's unless it is among the parameters.
  static func request(
    _ parameters: [(String, String)] = [("REQUEST_METHOD", "POST"), ("REQUEST_URI", "/")],
    body: [UInt8] = [],
    id: UInt16 = 1,
    keepsConnection: Bool = false
  ) -> [UInt8] {
    var parameters = parameters
    if !parameters.contains(where: { $0.0 == "CONTENT_LENGTH" }) {
      parameters.append(("CONTENT_LENGTH", "\(body.count)"))
    }
    return begin(id: id, keepsConnection: keepsConnection)
      + stream(params, id: id, parameters.flatMap { pair($0.0, $0.1) }) + stream(stdin, id: id, body)
  }

  /// What an application answered.
  struct Answer: Equatable {
    var id: UInt16
    var output: [UInt8] = []
    /// `protocolStatus` of the record that ended the request.
    var status: UInt8?

    var text: String { String(decoding: output, as: UTF8.self) }

    /// - Returns: `nil` unless the bytes are one whole answer, record by record, and nothing else.
    init?(_ bytes: [UInt8]) {
      guard bytes.count >= 16 else { return nil }
      id = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
      var position = 0
      var outputEnded = false
      while position < bytes.count {
        guard status == nil, bytes.count - position >= 8, bytes[position] == 1 else { return nil }
        let header = bytes[position..<position + 8].map(Int.init)
        guard header[2] << 8 | header[3] == Int(id) else { return nil }
        let length = header[4] << 8 | header[5]
        guard bytes.count - position >= 8 + length + header[6] else { return nil }
        let content = bytes[position + 8..<position + 8 + length]
        position += 8 + length + header[6]
        switch UInt8(header[1]) {
        case stdout:
          guard !outputEnded else { return nil }
          output += content
          outputEnded = content.isEmpty
        case endRequest:
          guard length == 8, outputEnded || output.isEmpty else { return nil }
          status = content[content.startIndex + 4]
        default: return nil
        }
      }
      if status == nil { return nil }
    }
  }
}
