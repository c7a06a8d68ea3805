import Bitrix24
import Bitrix24REST
import CCurl

extension TransportError {
  /// What a result of libcurl means to the caller.
  init(_ result: CURLcode) {
    switch result {
    case CURLE_OPERATION_TIMEDOUT:
      self = .deadline
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      self = .unresolved
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ISSUER_ERROR:
      self = .certificate
    // A header line beyond libcurl's own limit ends as want of memory.
    case CURLE_FILESIZE_EXCEEDED, CURLE_OUT_OF_MEMORY:
      self = .tooLarge
    // The second one: bytes without a status line, which would be HTTP/0.9.
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING:
      self = .protocolViolation
    // Among them the errors of HTTP/2, which come from a connection that the server ends more often than from nonsense.
    default:
      self = .refused
    }
  }
}
