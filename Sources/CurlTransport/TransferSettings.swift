import CCurl

/// What all transfers of a loop have in common.
final class TransferSettings {
  /// Bytes that are read at a time; many transfers wait for every one that reads. libcurl would take 16 KiB.
  private static let receiveBuffer = 2048
  /// The least that libcurl takes; over TLS a form is copied there. It would take 64 KiB.
  private static let sendBuffer = 16 * 1024

  let options: CurlTransport.Options
  private let headers: UnsafeMutablePointer<curl_slist>?

  init(options: CurlTransport.Options) {
    self.options = options
    // `Expect` without a value keeps libcurl from waiting for leave to send a long form.
    let lines = ["Content-Type: application/x-www-form-urlencoded", "Accept: application/json", "Expect:"]
    var headers: UnsafeMutablePointer<curl_slist>?
    for line in lines { headers = ccurl_headers_append(headers, line) ?? headers }
    self.headers = headers
  }

  deinit {
    ccurl_headers_destroy(headers)
  }

  func apply(to easy: EasyHandle) {
    // Threads and signals do not go together; without it libcurl would touch SIGPIPE and SIGALRM.
    easy.set(CURLOPT_NOSIGNAL, 1)
    // Lets go of a name resolution that is given up, instead of waiting for it.
    easy.set(CURLOPT_QUICK_EXIT, 1)
    easy.set(CURLOPT_FOLLOWLOCATION, 0)
    easy.set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    easy.set(CURLOPT_PATH_AS_IS, 1)
    easy.set(CURLOPT_USERAGENT, options.userAgent)
    // Each transfer has its own, however little comes.
    easy.set(CURLOPT_BUFFERSIZE, Self.receiveBuffer)
    easy.set(CURLOPT_UPLOAD_BUFFERSIZE, Self.sendBuffer)
    easy.set(headers: headers)
    applyTrust(to: easy)
    applyProxy(to: easy)
  }

  private func applyTrust(to easy: EasyHandle) {
    easy.set(CURLOPT_SSL_VERIFYPEER, 1)
    easy.set(CURLOPT_SSL_VERIFYHOST, 2)
    easy.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let authorities = options.authorities {
      easy.set(CURLOPT_CAINFO, authorities)
      easy.set(CURLOPT_PROXY_CAINFO, authorities)
    } else if easy.text(CURLINFO_CAINFO) == nil {
      // The system has its authorities in a folder only.
      return
    }
    // Of a file alone libcurl keeps what it has read, for a day; reading the system's takes 20 ms of the loop. Besides,
    // a configured file stands in for the system's authorities.
    easy.set(CURLOPT_CAPATH, nil)
    easy.set(CURLOPT_PROXY_CAPATH, nil)
  }

  private func applyProxy(to easy: EasyHandle) {
    // Empty texts, unlike none, keep libcurl from looking into the environment, where CGI puts a client's `Proxy`
    // header.
    easy.set(CURLOPT_PROXY, options.proxy ?? "")
    easy.set(CURLOPT_NOPROXY, "")
    easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
  }
}
