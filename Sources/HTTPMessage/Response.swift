/// A complete answer: status, header fields and a body whose length is known.
public struct Response: Sendable {
  /// How it went.
  public var status: Status
  /// The header fields, in the order of their appending, without `Status` and `Content-Length`.
  public private(set) var fields: [(name: String, value: String)] = []
  /// All of the body.
  public var body: [UInt8]

  /// - Parameter contentType: the media type of `body`.
  public init(status: Status, contentType: StaticString, body: [UInt8]) {
    self.status = status
    self.body = body
    append("Content-Type", contentType.description)
  }

  /// Adds a header field. Bytes that could end the field's line (control characters) and everything outside ASCII
  /// become `?`, so that no value, wherever it comes from, can write a header field of its own.
  public mutating func append(_ name: StaticString, _ value: String) {
    let isSafe = value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    let safe = isSafe ? value : String(value.unicodeScalars.map { (" "..."~").contains($0) ? Character($0) : "?" })
    fields.append((name.description, safe))
  }

  /// The value of the first field of that name, spelled as it was appended.
  public func field(_ name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// The answer in the form that CGI and FastCGI share (RFC 3875, section 6): `Status`, the fields,
  /// `Content-Length`, an empty line, and the body unless the request was a `HEAD`.
  public func cgiBytes(omittingBody: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count + 1024)
    bytes.append(contentsOf: "Status: \(status.code) \(status.reason)\r\n".utf8)
    for (name, value) in fields {
      bytes.append(contentsOf: name.utf8)
      bytes.append(contentsOf: ": ".utf8)
      bytes.append(contentsOf: value.utf8)
      bytes.append(contentsOf: "\r\n".utf8)
    }
    bytes.append(contentsOf: "Content-Length: \(body.count)\r\n\r\n".utf8)
    if !omittingBody { bytes.append(contentsOf: body) }
    return bytes
  }
}
