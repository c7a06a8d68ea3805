import Bitrix24
import Bitrix24REST
import CCurl
import Glibc

/// An exchange that runs: its handle, what has come of the answer, and what libcurl asks in between.
///
/// Only the loop's thread touches it.
final class Transfer {
  /// The most bytes of an answer's header: many times what servers send, and no way to fill memory.
  private static let maximumHeader = 64 * 1024

  let exchange: PendingRequest
  let easy: EasyHandle
  /// What the peers of its connections are judged by.
  private let rule: AddressPolicy
  private var header = 0
  private var hasWholeHeader = false
  private var body: [UInt8] = []
  private var hasOpenedSocket = false
  private var hasSent = false
  /// Why one of the functions below ended the transfer; libcurl only knows that one did.
  private var failure: TransportError?

  /// - Returns: `nil` when memory lacks.
  init?(_ exchange: PendingRequest, settings: TransferSettings) {
    guard let easy = EasyHandle() else { return nil }
    self.exchange = exchange
    self.easy = easy
    let options = settings.options
    let rule = AddressPolicy(
      allowsPrivate: exchange.request.allowsPrivateAddress, privateNetworks: options.privateNetworks)
    // With a proxy the only peer is the proxy, which an administrator named.
    self.rule = options.proxy == nil ? rule : AddressPolicy(allowsPrivate: true, privateNetworks: [])
    if options.proxy != nil, let address = exchange.request.server.numericAddress, !rule.permits(address) {
      failure = .forbiddenAddress
    }
    settings.apply(to: easy)
    applyRequest()
    easy.set(Self.functions, context: self)
  }

  /// Why it must not start, or `nil`.
  var refusal: TransportError? {
    if let failure { return failure }
    if exchange.request.deadline <= .now { return .deadline }
    return easy.failure.map { TransportError($0) }
  }

  private func applyRequest() {
    let request = exchange.request
    precondition(request.path.utf8.first == UInt8(ascii: "/"), "the path would become a part of the host")
    let isSecure = request.server.isSecure
    easy.set(CURLOPT_URL, request.server.origin + request.path)
    easy.set(CURLOPT_PROTOCOLS_STR, isSecure ? "https" : "http")
    easy.set(CURLOPT_HTTP_VERSION, isSecure ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1)
    // Requests that come while the first connection to a server is made wait to see whether they can share it.
    easy.set(CURLOPT_PIPEWAIT, isSecure ? 1 : 0)
    easy.set(body: request.body.bytes)

    let left = max(ContinuousClock.now.duration(to: request.deadline).milliseconds, 1)
    easy.set(CURLOPT_TIMEOUT_MS, left)
    easy.set(CURLOPT_CONNECTTIMEOUT_MS, min(max(left / 3, 500), 2000))
    // Of an answer that says its length beforehand, nothing has to come.
    easy.set(CURLOPT_MAXFILESIZE, min(request.maximumBytes, Int(Int32.max)))
  }

  // MARK: - The end

  /// Whether the server answered with HTTP/2; `nil` when it did not answer.
  var multiplexes: Bool? {
    switch easy.number(CURLINFO_HTTP_VERSION) {
    case 0: nil
    case let version: version == CURL_HTTP_VERSION_2_0
    }
  }

  /// What the exchange comes to when libcurl is done with it.
  func outcome(of result: CURLcode) -> PendingRequest.Outcome {
    guard result == CURLE_OK else { return .failure(failure ?? TransportError(result)) }
    // libcurl takes a header that is cut off for the whole one, and an interim answer for the answer.
    let status = easy.number(CURLINFO_RESPONSE_CODE)
    guard hasWholeHeader && status >= 200 else { return .failure(.refused) }
    return .success(TransportResponse(status: status, body: body, location: easy.text(CURLINFO_REDIRECT_URL)))
  }

  // MARK: - What libcurl calls

  private static let functions = ccurl_functions(
    receive_header: { line, size, count, context in
      let line = UnsafeRawBufferPointer(start: line, count: size * count)
      return Transfer.of(context).receiveHeader(line) ? size * count : 0
    },
    receive_body: { bytes, size, count, context in
      let bytes = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Transfer.of(context).receiveBody(bytes) ? size * count : 0
    },
    open_socket: { context, _, address in
      Transfer.of(context).openSocket(address!)
    },
    before_request: { context, peer, _, _, _ in
      Transfer.of(context).maySend(to: String(cString: peer!)) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    })

  private static func of(_ context: UnsafeMutableRawPointer?) -> Transfer {
    Unmanaged.fromOpaque(context!).takeUnretainedValue()
  }

  private func receiveHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    header += line.count
    if header > Self.maximumHeader { failure = .tooLarge }
    if line.starts(with: "HTTP/".utf8) { hasWholeHeader = false }
    if line.allSatisfy({ $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }) { hasWholeHeader = true }
    return failure == nil
  }

  private func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= exchange.request.maximumBytes else {
      failure = .tooLarge
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  /// Makes a socket for one of the server's addresses, unless it is forbidden; libcurl then tries the next one.
  private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    let permitted = withUnsafePointer(to: &address.pointee.addr) { IPAddress($0) }.map(rule.permits) ?? false
    guard permitted else {
      // Where there is a permitted address too, what becomes of that one is the outcome.
      if !hasOpenedSocket { failure = .forbiddenAddress }
      return curl_socket_t(-1)
    }
    failure = nil
    hasOpenedSocket = true
    let target = address.pointee
    return socket(target.family, target.socktype | Int32(SOCK_CLOEXEC.rawValue), target.protocol)
  }

  /// Has the last word before anything of the request is sent on a connection, which may be a kept one that was opened
  /// for a request with a milder rule.
  ///
  /// libcurl sends a request again when a kept connection ends without an answer; but the portal may have done what it
  /// was asked.
  private func maySend(to peer: String) -> Bool {
    if hasSent {
      failure = .refused
    } else if IPAddress(peer).map(rule.permits) ?? false {
      failure = nil
      hasSent = true
    } else {
      failure = .forbiddenAddress
    }
    return failure == nil
  }
}
