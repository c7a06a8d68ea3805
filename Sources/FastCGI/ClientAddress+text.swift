import Glibc
import HTTPMessage

extension ClientAddress {
  /// Reads `REMOTE_ADDR` (RFC 3875, section 4.1.8); a zone (`%eth0`) is left out. Anything else, such as nginx's `unix:`,
  /// is ``unknown``.
  init(_ text: String?) {
    self = .unknown
    guard var text, !text.utf8.contains(0) else { return }
    if let zone = text.utf8.firstIndex(of: UInt8(ascii: "%")) { text = String(text[..<zone]) }
    var v4 = in_addr()
    var v6 = in6_addr()
    // An argument that is a string would be copied to the heap.
    if text.withCString({ inet_pton(AF_INET, $0, &v4) }) == 1 {
      self = .v4(UInt32(bigEndian: v4.s_addr))
    } else if text.withCString({ inet_pton(AF_INET6, $0, &v6) }) == 1 {
      self.init(v6: withUnsafeBytes(of: v6) { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) })
    }
  }
}
