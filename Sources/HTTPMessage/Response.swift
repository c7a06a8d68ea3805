/// A complete answer: status, header fields and a body whose length is known.
package struct Response: Sendable {
  /// How it went.
  package var status: Status
  /// The header fields, in the order of their appending, without `Status` and `Content-Length`.
  package private(set) var fields: [(name: StaticString, value: String)] = []
  /// All of the body.
  package var body: [UInt8]

  /// - Parameter contentType: the media type of `body`.
  package init(status: Status, contentType: StaticString, body: [UInt8]) {
    self.status = status
    self.body = body
    fields.reserveCapacity(6)
    append("Content-Type", contentType.description)
  }

  /// Adds a header field. Bytes that could end the field's line (control characters) and everything outside ASCII
  /// become `?`, so that no value, wherever it comes from, can write a header field of its own.
  package mutating func append(_ name: StaticString, _ value: String) {
    let safe = Self.isSafe(value) ? value : String(value.unicodeScalars.map { Self.isSafe($0) ? Character($0) : "?" })
    fields.append((name, safe))
  }

  private static func isSafe(_ value: String) -> Bool {
    let bytes = value.utf8.span
    for index in bytes.indices where bytes[index] < 0x20 || bytes[index] >= 0x7F { return false }
    return true
  }

  private static func isSafe(_ character: Unicode.Scalar) -> Bool { (" "..."~").contains(character) }

  /// The value of the first field of that name, spelled as it was appended.
  package func field(_ name: String) -> String? {
    fields.first { $0.name.description == name }?.value
  }

  /// The answer in the form that CGI and FastCGI share (RFC 3875, section 6): `Status`, the fields,
  /// `Content-Length`, an empty line, and the body unless the request was a `HEAD`.
  package func cgiBytes(omittingBody: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count + 1024)
    func append(_ name: StaticString, _ value: String) {
      name.withUTF8Buffer { bytes.append(contentsOf: $0) }
      bytes.append(UInt8(ascii: ":"))
      bytes.append(UInt8(ascii: " "))
      bytes.append(contentsOf: value.utf8)
      bytes.append(UInt8(ascii: "\r"))
      bytes.append(UInt8(ascii: "\n"))
    }
    append("Status", String(status.code) + " " + status.reason)
    for (name, value) in fields { append(name, value) }
    append("Content-Length", String(body.count))
    bytes.append(UInt8(ascii: "\r"))
    bytes.append(UInt8(ascii: "\n"))
    if !omittingBody { bytes.append(contentsOf: body) }
    return bytes
  }
}
