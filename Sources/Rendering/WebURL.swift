/// An address that may stand in a link: an `https` or `http` URL, or a path on our own server.
///
/// There is no way to make one of a stranger's text as a whole, so a `javascript:` URL cannot come about.
public struct WebURL: Hashable, Sendable {
  /// The address, percent-encoded.
  public let text: String
  /// Its scheme, host and port; empty for a path on our own server.
  public let origin: String

  /// - Parameters:
  ///   - origin: scheme, host and port that were checked where they came in, for example `https://acme.bitrix24.com`.
  ///   - path: an absolute path, percent-encoded.
  /// - Returns: `nil` for another scheme or a path that does not start with `/`.
  public init?(origin: String, path: String) {
    guard origin.hasPrefix("https://") || origin.hasPrefix("http://"), path.hasPrefix("/") else { return nil }
    text = origin + path
    self.origin = origin
  }

  /// - Parameter ownPath: an absolute path on the server that the page comes from.
  public init?(ownPath: String) {
    // Browsers read `\` as `/` and drop tabs and line ends, so that more than `//` leads to another server.
    let isPlain = ownPath.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    guard isPlain, ownPath.hasPrefix("/"), !ownPath.hasPrefix("//") else { return nil }
    text = ownPath
    origin = ""
  }
}
