/// Scheme, host and port, as browsers send them in `Origin`.
struct Origin: Sendable, Hashable {
  /// For example `http://127.0.0.1:8081`.
  let text: String
  /// Host and port, for example `127.0.0.1:8081`: what a portal calls its domain.
  let domain: String
  let isSecure: Bool

  /// Reads an http or https URL without a path; one slash at its end is forgiven.
  init?(_ url: String) {
    let url = url.hasSuffix("/") ? String(url.dropLast()) : url
    guard let scheme = ["http://", "https://"].first(where: url.hasPrefix) else { return nil }
    let domain = url.dropFirst(scheme.count)
    let isHost = domain.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"): true
      default: false
      }
    }
    guard !domain.isEmpty, isHost else { return nil }
    text = url
    self.domain = String(domain)
    isSecure = scheme == "https://"
  }

  /// Whether a `Host` field means it; newer `fastcgi_params` of nginx leave the port out.
  func isNamed(by host: String) -> Bool {
    if host == domain { return true }
    guard let colon = domain.lastIndex(of: ":"), domain.last != "]" else { return false }
    return host == domain[..<colon]
  }

  /// `localhost` for `127.0.0.1` and the other way round, with the same port; `nil` for every other host.
  var onLoopbackByOtherName: Origin? {
    for (one, other) in [("127.0.0.1", "localhost"), ("localhost", "127.0.0.1")] {
      let isHost = domain == one || domain.hasPrefix(one + ":")
      if isHost { return Origin((isSecure ? "https://" : "http://") + other + domain.dropFirst(one.count)) }
    }
    return nil
  }
}
