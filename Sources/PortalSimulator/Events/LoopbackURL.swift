/// An `http` URL on this machine: nothing else is sent to, so that a simulator cannot be used against anybody.
struct LoopbackURL: Sendable, Equatable {
  /// For the `Host` field.
  let authority: String
  /// Numeric.
  let address: String
  let port: UInt16
  /// Path and query, as a request line has them.
  let target: String

  init?(_ text: String) {
    let scheme = "http://"
    let isClean = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard isClean, text.lowercased().hasPrefix(scheme) else { return nil }
    let rest = text.dropFirst(scheme.count).prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first, parts.count <= 2 else { return nil }
    let octets = host.split(separator: ".", omittingEmptySubsequences: false)
    let isNumeric = octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil }
    guard isNumeric || host == "localhost" else { return nil }
    guard let port = parts.count == 2 ? UInt16(parts[1]) : 80, port > 0 else { return nil }
    let target = rest.dropFirst(authority.count)
    self.authority = String(authority)
    address = isNumeric ? String(host) : "127.0.0.1"
    self.port = port
    self.target = target.hasPrefix("/") ? String(target) : "/" + target
  }
}
