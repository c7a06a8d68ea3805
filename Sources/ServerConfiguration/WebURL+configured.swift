import Bitrix24
import HTML

extension WebURL {
  /// - Returns: `nil` for anything but an http or https URL without user, query and fragment.
  package init?(configured url: String) {
    guard let (address, path) = Self.split(url, schemes: ["https", "http"]) else { return nil }
    self.init(origin: address.origin, path: path.isEmpty ? "/" : String(path))
  }

  /// The parts of a URL without user, query and fragment.
  static func split(_ url: String, schemes: [String]) -> (address: PortalAddress, path: Substring)? {
    guard let scheme = schemes.first(where: { url.hasPrefix($0 + "://") }) else { return nil }
    let rest = url.dropFirst(scheme.count + 3)
    guard !rest.contains(where: { "?#@\\ ".contains($0) }) else { return nil }
    let authority = rest.prefix { $0 != "/" }
    guard let address = PortalAddress(String(authority), isSecure: scheme == "https") else { return nil }
    return (address, rest.dropFirst(authority.count))
  }
}
