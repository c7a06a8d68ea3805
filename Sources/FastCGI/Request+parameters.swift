import Glibc
import HTTPMessage

extension Request {
  /// Makes a request of the parameters that CGI (RFC 3875, section 4.1) and FastCGI share.
  ///
  /// The path comes from `REQUEST_URI`, which nginx and Apache pass; a server that passes only what the RFC demands
  /// has the path below the program in `PATH_INFO`.
  init(
    parameters: (StaticString) -> String?,
    body: Result<[UInt8], BodyError>,
    arrival: ContinuousClock.Instant
  ) {
    self.init(
      method: Method(parameters("REQUEST_METHOD") ?? ""),
      path: Self.path(requestURI: parameters("REQUEST_URI"), pathInfo: parameters("PATH_INFO")),
      query: Array((parameters("QUERY_STRING") ?? "").utf8),
      contentType: parameters("CONTENT_TYPE") ?? "",
      contentEncoding: parameters("HTTP_CONTENT_ENCODING") ?? "",
      acceptLanguage: parameters("HTTP_ACCEPT_LANGUAGE") ?? "",
      authorization: parameters("HTTP_AUTHORIZATION") ?? "",
      origin: parameters("HTTP_ORIGIN") ?? "",
      host: parameters("HTTP_HOST") ?? "",
      id: RequestID.from(parameters("REQUEST_ID")),
      body: body,
      isLocal: Self.isLocal(parameters),
      client: ClientAddress(parameters("REMOTE_ADDR")),
      accept: parameters("HTTP_ACCEPT") ?? "",
      arrival: arrival
    )
  }

  /// A proxy in front of the web server, on this machine too, has its own clients, and says so in one of these headers.
  private static func isLocal(_ parameters: (StaticString) -> String?) -> Bool {
    guard let address = parameters("REMOTE_ADDR"), isLoopback(address) else { return false }
    let ofProxies: [StaticString] = ["HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_VIA"]
    return ofProxies.allSatisfy { parameters($0)?.isEmpty ?? true }
  }

  private static func isLoopback(_ address: String) -> Bool {
    if address.hasPrefix("127.") {
      var v4 = in_addr()
      return inet_pton(AF_INET, address, &v4) == 1
    }
    return address == "::1" || (address.hasPrefix("::ffff:") && isLoopback(String(address.dropFirst(7))))
  }

  private static func path(requestURI: String?, pathInfo: String?) -> String {
    guard let requestURI, !requestURI.isEmpty else {
      guard let pathInfo, !pathInfo.isEmpty else { return "/" }
      return pathInfo
    }
    // By bytes: with a combining mark behind it, `?` would be another character.
    return String(decoding: requestURI.utf8.prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
  }
}

/// What `CONTENT_LENGTH` says, bounded.
enum BodyLength {
  /// - Returns: the number of bytes, `nil` where none is announced, or why it cannot be one. Digits only (RFC 9110,
  ///   section 8.6): neither sign nor space, and a number that no integer holds is too large, not broken.
  static func parse(_ text: String?, maximum: Int) -> Result<Int?, Request.BodyError> {
    guard let text, !text.isEmpty else { return .success(nil) }
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return .failure(.badLength)
    }
    guard let length = Int(text), length <= maximum else { return .failure(.tooLarge) }
    return .success(length)
  }
}
