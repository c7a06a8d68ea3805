import Bitrix24
import CurlTransport
import HTML
import PortalStore

/// Everything that an administrator can set, as values that have passed their syntax.
struct Configuration: Sendable {
  var publicURL: PublicURL?
  var portals: [PortalPattern] = []
  var applicationToken: ApplicationToken?
  var clientID: String?
  var clientSecret: Secret?
  /// The file of the registry of portals.
  var state = "/var/lib/placard/placard.sqlite"
  var library = WebURL.bitrix24Library
  var oauthServers = [
    PortalAddress("oauth.bitrix.info", isSecure: true)!, PortalAddress("oauth.bitrix24.tech", isSecure: true)!,
  ]
  var restTimeout = Duration.seconds(4)
  /// The deadline of what an operator writes.
  var actionTimeout = Duration.seconds(12)
  var proxy: String?
  var authorities: String?
  var privateNetworks: [IPNetwork] = []
  var placements = [PlacementCode.callCard]
  var maximumInFlight = 1024
  var ioTimeout = Duration.seconds(10)
  var maximumBody = 64 * 1024
  var keepsConnections = false
  var threads = 2 * Process.processorCount
  var socketMode: UInt32 = 0o660
  var socketGroup: UInt32?
  var theme = Page.Theme.light
  var logLevel = LogLevel.info
  var logFormat = LogFormat.logfmt
  var logFile: String?
  /// A request that takes longer is logged as a warning, with where the time went.
  var slowLog = Duration.seconds(1)
  /// Names of the keys that are set and that this version has no use for yet.
  var unusedKeys: [String] = []

  /// Whether a portal can install the application: it has a name, and an address to be given to portals.
  var takesInstallations: Bool { clientID != nil && publicURL != nil }
}

/// The address under which browsers reach the program.
struct PublicURL: Sendable {
  let text: String
  let address: PortalAddress
  /// Starts and ends with `/`.
  let basePath: String

  /// - Returns: `nil` for anything but an https URL of a host and a plain path; on the machine itself http will do, to
  ///   try things.
  init?(_ text: String) {
    guard let (address, path) = WebURL.split(text, schemes: ["https", "http"]) else { return nil }
    guard address.isSecure || ["127.0.0.1", "[::1]", "localhost"].contains(address.host) else { return nil }
    let isPlain = path.utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "/", "-", ".", "_", "~": true
      default: false
      }
    }
    guard isPlain, !path.contains("//") else { return nil }
    self.text = text
    self.address = address
    basePath = path.hasSuffix("/") ? String(path) : path + "/"
  }
}
