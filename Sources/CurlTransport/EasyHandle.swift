import CCurl

/// The owner of one of libcurl's transfers.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  /// The first failure of a setting. With one, the transfer must not start: it might lack what makes it safe.
  private(set) var failure: CURLcode?

  /// - Returns: `nil` when memory lacks.
  init?() {
    guard let pointer = ccurl_easy_create() else { return nil }
    self.pointer = pointer
  }

  deinit {
    ccurl_easy_destroy(pointer)
  }

  func set(_ option: CURLoption, _ value: Int) {
    note(ccurl_easy_set_number(pointer, option, value))
  }

  func set(_ option: CURLoption, _ value: String?) {
    note(ccurl_easy_set_text(pointer, option, value))
  }

  /// - Parameter headers: they have to live as long as the handle.
  func set(headers: UnsafePointer<curl_slist>?) {
    note(ccurl_easy_set_headers(pointer, headers))
  }

  /// Makes it a POST.
  ///
  /// - Parameter body: it has to live as long as the handle.
  func set(body: UnsafeBufferPointer<UInt8>) {
    set(CURLOPT_POST, 1)
    note(ccurl_easy_set_body(pointer, body.baseAddress, body.count))
  }

  /// - Parameter context: what the functions get; it has to live as long as the handle.
  func set(_ functions: ccurl_functions, context: AnyObject) {
    note(
      withUnsafePointer(to: functions) {
        ccurl_easy_set_functions(pointer, $0, Unmanaged.passUnretained(context).toOpaque())
      })
  }

  func number(_ info: CURLINFO) -> Int {
    ccurl_easy_number(pointer, info)
  }

  func text(_ info: CURLINFO) -> String? {
    ccurl_easy_text(pointer, info).map { String(cString: $0) }
  }

  private func note(_ result: CURLcode) {
    if result != CURLE_OK { failure = failure ?? result }
  }
}
