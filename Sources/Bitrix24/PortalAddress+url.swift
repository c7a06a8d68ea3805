extension PortalAddress {
  /// Takes a URL apart: `https://acme.bitrix24.com/rest/` is the address and the path `/rest/`.
  ///
  /// - Returns: `nil` for anything but an absolute URL of http or https without user name.
  package static func split(url: String) -> (address: PortalAddress, path: Substring)? {
    let isSecure: Bool
    if url.lowercased().hasPrefix("https://") {
      isSecure = true
    } else if url.lowercased().hasPrefix("http://") {
      isSecure = false
    } else {
      return nil
    }
    let rest = url.dropFirst(isSecure ? 8 : 7)
    // A backslash is a slash to browsers and none to others: what follows must not be taken for a path, so that it
    // fails as part of the host.
    let authority = rest.prefix { !"/?#".contains($0) }
    guard let address = PortalAddress(String(authority), isSecure: isSecure) else { return nil }
    let path = rest[authority.endIndex...].prefix { !"?#".contains($0) }
    return (address, path.isEmpty ? "/" : path)
  }
}
