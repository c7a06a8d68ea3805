/// The record layer of FastCGI 1.0 (<https://fastcgi-archives.github.io/FastCGI_Specification.html>, section 3.3).
enum Record {
  /// Record types that a web server or an application sends.
  enum Kind: UInt8 {
    case beginRequest = 1
    case abortRequest = 2
    case endRequest = 3
    case params = 4
    case stdin = 5
    case stdout = 6
  }

  /// `protocolStatus` of an `FCGI_END_REQUEST`.
  enum ProtocolStatus: UInt8 {
    case requestComplete = 0
    case unknownRole = 3
  }

  static let version: UInt8 = 1
  /// `FCGI_RESPONDER`, the one role that is served.
  static let responder: UInt16 = 1
  /// `FCGI_KEEP_CONN`, a flag of `FCGI_BEGIN_REQUEST`.
  static let keepConnection: UInt8 = 1
  static let headerLength = 8
  /// The most content that a record can carry and still be a multiple of eight.
  static let maximumContent = 65528

  /// The first eight bytes of a record.
  struct Header {
    let version: UInt8
    let kind: UInt8
    let requestID: UInt16
    let contentLength: Int
    let paddingLength: Int

    var recordLength: Int { Record.headerLength + contentLength + paddingLength }

    /// - Parameter bytes: at least eight.
    init(_ bytes: UnsafeRawBufferPointer) {
      version = bytes[0]
      kind = bytes[1]
      requestID = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
      contentLength = Int(bytes[4]) << 8 | Int(bytes[5])
      paddingLength = Int(bytes[6])
    }
  }

  static func appendHeader(_ kind: Kind, requestID: UInt16, contentLength: Int, to bytes: inout [UInt8]) {
    bytes.append(version)
    bytes.append(kind.rawValue)
    bytes.append(UInt8(truncatingIfNeeded: requestID >> 8))
    bytes.append(UInt8(truncatingIfNeeded: requestID))
    bytes.append(UInt8(truncatingIfNeeded: contentLength >> 8))
    bytes.append(UInt8(truncatingIfNeeded: contentLength))
    bytes.append(0)
    bytes.append(0)
  }

  static func appendEndRequest(_ status: ProtocolStatus, requestID: UInt16, to bytes: inout [UInt8]) {
    appendHeader(.endRequest, requestID: requestID, contentLength: 8, to: &bytes)
    bytes.append(contentsOf: [0, 0, 0, 0, status.rawValue, 0, 0, 0])
  }

  /// A stream in as many records as it takes, and the empty one that ends it.
  static func appendStream(_ kind: Kind, _ content: [UInt8], requestID: UInt16, to bytes: inout [UInt8]) {
    var start = 0
    while start < content.count {
      let end = min(start + maximumContent, content.count)
      appendHeader(kind, requestID: requestID, contentLength: end - start, to: &bytes)
      bytes.append(contentsOf: content[start..<end])
      start = end
    }
    appendHeader(kind, requestID: requestID, contentLength: 0, to: &bytes)
  }

  /// A whole answer as it goes to the web server: the output in `FCGI_STDOUT` records, their end, and the request's.
  static func answer(_ output: [UInt8], requestID: UInt16) -> [UInt8] {
    var bytes: [UInt8] = []
    let records = output.count / maximumContent + 1
    bytes.reserveCapacity(output.count + (records + 3) * headerLength)
    appendStream(.stdout, output, requestID: requestID, to: &bytes)
    appendEndRequest(.requestComplete, requestID: requestID, to: &bytes)
    return bytes
  }
}
