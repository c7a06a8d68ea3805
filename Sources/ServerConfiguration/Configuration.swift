import Bitrix24
import CurlTransport
import Glibc
import HTML
import PortalStore
import WidgetRuntime

/// Everything that an administrator can set, as values that have passed their syntax.
package struct Configuration: Sendable {
  package var publicURL: PublicURL?
  package var portals: [PortalPattern] = []
  package var applicationToken: ApplicationToken?
  package var clientID: String?
  package var clientSecret: Secret?
  /// The file of the registry of portals.
  package var state = "/var/lib/placard/placard.sqlite"
  package var library = WebURL.bitrix24Library
  package var oauthServers = [
    PortalAddress("oauth.bitrix.info", isSecure: true)!, PortalAddress("oauth.bitrix24.tech", isSecure: true)!,
  ]
  package var restTimeout = Duration.seconds(4)
  /// The deadline of what an operator writes.
  package var actionTimeout = Duration.seconds(12)
  package var proxy: String?
  package var authorities: String?
  package var privateNetworks: [IPNetwork] = []
  /// What the installer offers.
  package var placements = [PlacementChoice.group(.card)]
  package var maximumInFlight = 1024
  package var ioTimeout = Duration.seconds(10)
  package var maximumBody = 64 * 1024
  package var keepsConnections = false
  package var threads = 2 * processorCount
  package var socketMode: UInt32 = 0o660
  package var socketGroup: UInt32?
  package var theme = Page.Theme.light
  package var logLevel = LogLevel.info
  package var logFormat = LogFormat.logfmt
  package var logFile: String?
  /// A request that takes longer is logged as a warning, with where the time went.
  package var slowLog = Duration.seconds(1)
  /// Names of the keys that are set and that this version has no use for yet.
  package var unusedKeys: [String] = []

  /// As where nothing is set.
  package init() {}

  /// How many processors there are.
  package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Whether a portal can install the application: it has a name, and an address to be given to portals.
  package var takesInstallations: Bool { clientID != nil && publicURL != nil }
}

/// The address under which browsers reach the program.
package struct PublicURL: Sendable {
  package let text: String
  package let address: PortalAddress
  /// Starts and ends with `/`.
  package let basePath: String

  /// - Returns: `nil` for anything but an https URL of a host and a plain path; on the machine itself http will do, to
  ///   try things.
  package init?(_ text: String) {
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
