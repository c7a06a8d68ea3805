/// An address that may stand in a link: an `https` or `http` URL, or a path on our own server.
///
/// There is no way to make one of a stranger's text as a whole, so a `javascript:` URL cannot come about.
package struct WebURL: Hashable, Sendable {
  /// Its scheme, host and port; empty for a path on our own server.
  package let origin: String
  /// What is behind them, percent-encoded.
  package let path: String

  /// All of it.
  package var text: String { origin + path }

  /// - Parameters:
  ///   - origin: scheme, host and port that were checked where they came in, for example `https://acme.bitrix24.com`.
  ///   - path: an absolute path, percent-encoded.
  /// - Returns: `nil` for another scheme or a path that does not start with `/`.
  package init?(origin: String, path: String) {
    guard origin.hasPrefix("https://") || origin.hasPrefix("http://"), path.utf8.first == UInt8(ascii: "/") else {
      return nil
    }
    self.origin = origin
    self.path = path
  }

  /// - Parameter ownPath: an absolute path on the server that the page comes from.
  package init?(ownPath: String) {
    // Browsers read `\` as `/` and drop tabs and line ends, so that more than `//` leads to another server.
    let bytes = ownPath.utf8.span
    guard bytes.count > 0, bytes[0] == UInt8(ascii: "/"), bytes.count == 1 || bytes[1] != UInt8(ascii: "/") else {
      return nil
    }
    for index in bytes.indices where !Self.isPlain(bytes[index]) { return nil }
    origin = ""
    path = ownPath
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\\") }
}
