import Glibc

/// A numeric IP address and a port. Names are not resolved: what listens must not depend on a resolver.
package struct SocketAddress: Sendable, CustomStringConvertible {
  /// The address as it was written.
  package let description: String
  private let storage: Storage

  private enum Storage {
    case v4(sockaddr_in)
    case v6(sockaddr_in6)
  }

  /// Reads `127.0.0.1:9000` or `[::1]:9000`; `nil` for anything else. The port is 1 to 65535.
  package init?(_ text: String) {
    guard !text.utf8.contains(0), let colon = text.lastIndex(of: ":") else { return nil }
    let digits = text[text.index(after: colon)...]
    // Without a sign, which the initializer would take.
    guard digits.allSatisfy(\.isWholeNumber), let port = UInt16(digits), port > 0 else { return nil }
    let host = text[..<colon]
    description = text
    if host.hasPrefix("["), host.hasSuffix("]") {
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      guard inet_pton(AF_INET6, String(host.dropFirst().dropLast()), &address.sin6_addr) == 1 else { return nil }
      storage = .v6(address)
    } else {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      guard inet_pton(AF_INET, String(host), &address.sin_addr) == 1 else { return nil }
      storage = .v4(address)
    }
  }

  var family: Int32 {
    switch storage {
    case .v4: AF_INET
    case .v6: AF_INET6
    }
  }

  func withSockaddr(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    func rebound<Address>(_ address: Address) -> Int32 {
      withUnsafePointer(to: address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<Address>.size)) }
      }
    }
    return switch storage {
    case .v4(let address): rebound(address)
    case .v6(let address): rebound(address)
    }
  }
}
