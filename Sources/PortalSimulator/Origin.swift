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
}
