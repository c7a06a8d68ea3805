import Bitrix24
import Portals
import Rendering

/// Everything that an administrator can set, as values that have passed their syntax.
struct Configuration: Sendable {
  var publicURL: PublicURL?
  var portals: [PortalPattern] = []
  var applicationToken: ApplicationToken?
  var clientID: String?
  var clientSecret: Secret?
  var library = WebOrigin.bitrix24Library
  var ioTimeout = Duration.seconds(10)
  var maximumBody = 64 * 1024
  var threads = 2 * Process.processorCount
  var socketMode: UInt32 = 0o660
  var socketGroup: UInt32?
  var theme = Page.Theme.light
  var logLevel = LogLevel.info
  var logFormat = LogFormat.logfmt
  var logFile: String?
}

/// The address under which browsers reach the program.
struct PublicURL: Sendable {
  let text: String
  /// Starts and ends with `/`.
  let basePath: String

  /// - Returns: `nil` for anything but an https URL of a host and a plain path.
  init?(_ text: String) {
    guard let (_, path) = WebOrigin.split(text, schemes: ["https"]) else { return nil }
    let isPlain = path.utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "/", "-", ".", "_", "~": true
      default: false
      }
    }
    guard isPlain, !path.contains("//") else { return nil }
    self.text = text
    basePath = path.hasSuffix("/") ? String(path) : path + "/"
  }
}

/// The origin of an address that pages load something from.
struct WebOrigin: Sendable {
  /// Scheme, host and port.
  let text: String

  /// Where Bitrix24 publishes the library that talks to the portal.
  static let bitrix24Library = WebOrigin("https://api.bitrix24.com/api/v1/")!

  /// - Returns: `nil` for anything but an http or https URL.
  init?(_ url: String) {
    guard let (address, _) = Self.split(url, schemes: ["https", "http"]) else { return nil }
    text = address.origin
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
