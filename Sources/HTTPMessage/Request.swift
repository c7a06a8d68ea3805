/// One request as the web server passed it on: copied values, nothing that refers to a connection.
package struct Request: Sendable {
  /// A request method. Methods are case-sensitive (RFC 9110, section 9.1).
  package enum Method: Hashable, Sendable {
    case get
    case head
    case post
    case other(String)

    /// The method of that exact spelling.
    package init(_ name: String) {
      switch name {
      case "GET": self = .get
      case "HEAD": self = .head
      case "POST": self = .post
      default: self = .other(name)
      }
    }

    /// The method as it was sent.
    package var name: String {
      switch self {
      case .get: "GET"
      case .head: "HEAD"
      case .post: "POST"
      case .other(let name): name
      }
    }
  }

  /// Why a request has no body that could be used.
  package enum BodyError: Error, Hashable, Sendable {
    /// More bytes than the configured limit, announced or sent.
    case tooLarge
    /// The number of bytes differs from `CONTENT_LENGTH`, or the stream broke.
    case incomplete
    /// `CONTENT_LENGTH` is not a number of bytes.
    case badLength
  }

  /// What is asked for.
  package var method: Method
  /// The path of the request target as sent, percent escapes and all, without the query. Starts with `/`.
  package var path: String
  /// The query without its `?`, as sent.
  package var query: [UInt8]
  /// `Content-Type` as sent, or empty.
  package var contentType: String
  /// `Content-Encoding` as sent, or empty.
  package var contentEncoding: String
  /// `Accept-Language` as sent, or empty.
  package var acceptLanguage: String
  /// `Authorization` as sent, or empty: a credential, not to be shown.
  package var authorization: String
  /// `Origin` as sent, or empty.
  package var origin: String
  /// `Host`, or empty: which of a server's names was asked. With or without the port, as the web server passes it on.
  package var host: String
  /// Names the request in the log and on pages: 8 to 64 characters of `A-Z a-z 0-9 _ -`.
  package var id: String
  /// All of the body as it was sent, or why it cannot be used.
  package var body: Result<[UInt8], BodyError>
  /// Whether the client is on this machine, as the web server says: a loopback address, and no proxy in between.
  package var isLocal: Bool
  /// The client, as the web server says: whom limits count as one.
  package var client: ClientAddress
  /// `Accept` as sent, or empty.
  package var accept: String
  /// When the peer's connection was accepted.
  package var arrival: ContinuousClock.Instant
  /// How long the web server took to deliver it, from ``arrival``.
  package var receiveTime = Duration.zero
  /// How long it took to parse.
  package var parseTime = Duration.zero

  package init(
    method: Method = .get,
    path: String = "/",
    query: [UInt8] = [],
    contentType: String = "",
    contentEncoding: String = "",
    acceptLanguage: String = "",
    authorization: String = "",
    origin: String = "",
    host: String = "",
    id: String = RequestID.random(),
    body: Result<[UInt8], BodyError> = .success([]),
    isLocal: Bool = false,
    client: ClientAddress = .unknown,
    accept: String = "",
    arrival: ContinuousClock.Instant = .now
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.contentType = contentType
    self.contentEncoding = contentEncoding
    self.acceptLanguage = acceptLanguage
    self.authorization = authorization
    self.origin = origin
    self.host = host
    self.id = id
    self.body = body
    self.isLocal = isLocal
    self.client = client
    self.accept = accept
    self.arrival = arrival
  }
}
