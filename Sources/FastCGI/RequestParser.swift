import CFastCGI
import HTTPMessage

/// libfcgi's parser, owned by one worker and used by nobody else.
final class RequestParser {
  private let parser: OpaquePointer

  init() throws(SystemError) {
    guard let parser = cfastcgi_parser_create() else { throw SystemError("memfd_create") }
    self.parser = parser
  }

  deinit {
    cfastcgi_parser_destroy(parser)
  }

  /// Parses what a ``RequestReceiver`` has collected into values of our own.
  ///
  /// - Throws: when libfcgi finds no request in it, or its memory file could not be filled.
  func parse(
    _ received: RequestReceiver.Request, maximumBody: Int, arrival: ContinuousClock.Instant
  ) throws(SystemError) -> Request {
    let error = received.records.withUnsafeBufferPointer { records in
      cfastcgi_parser_parse(parser, records.baseAddress!, records.count)
    }
    guard error == 0 else { throw SystemError("parse a FastCGI request", code: error) }
    defer { cfastcgi_parser_clear(parser) }

    let length = BodyLength.parse(parameter("CONTENT_LENGTH"), maximum: maximumBody)
    let body: Result<[UInt8], Request.BodyError> =
      switch length {
      case _ where received.bodyIsTooLarge: .failure(.tooLarge)
      case .failure(let error): .failure(error)
      case .success(let announced): readBody(announced: announced, maximum: maximumBody)
      }
    return Request(parameters: parameter, body: body, arrival: arrival)
  }

  private func parameter(_ name: StaticString) -> String? {
    name.withUTF8Buffer { name in
      cfastcgi_parser_parameter(parser, name.baseAddress!, name.count).map { String(cString: $0) }
    }
  }

  /// Where no length was announced the stream's own end is the body's: nginx passes a chunked body on like that when
  /// it does not buffer requests.
  private func readBody(announced: Int?, maximum: Int) -> Result<[UInt8], Request.BodyError> {
    let capacity = (announced ?? maximum) + 1
    let body = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = cfastcgi_parser_read_body(parser, buffer.baseAddress!, capacity)
    }
    if let announced, body.count != announced { return .failure(.incomplete) }
    return .success(body)
  }
}
