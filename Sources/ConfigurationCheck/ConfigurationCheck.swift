import Bitrix24
import CurlTransport
import Glibc
import PortalStore
import ServerConfiguration

/// Looks at a sound configuration for what goes wrong in practice. It changes nothing, and makes no file.
package struct ConfigurationCheck {
  /// Where the unit of systemd has its socket.
  package static let defaultSocket = "/run/placard/placard.sock"

  let configuration: Configuration
  /// Whether there is a page for a placement.
  let hasPage: @Sendable (PlacementCode) -> Bool
  /// How many descriptors a process may have.
  let descriptors: Int
  /// Of `serve --socket`.
  let socket: String
  /// The file that nginx is started with; without it, nginx's default file is looked at if there is one.
  let nginx: String?
  /// Looks up names; without it, none is looked up.
  package var lookUp: (([String]) -> [String: NameLookup.Result])?
  /// Whether a name leads to private networks only; without it, that is told of numbers alone.
  package var isPrivateName: ((String) -> Bool)?
  /// Why no portal can be asked, if libcurl cannot be loaded.
  var loadFailure: @Sendable () -> String? = {
    do throws(CurlTransport.LoadError) {
      try CurlTransport.loadLibrary()
      return nil
    } catch {
      return error.description
    }
  }

  package init(
    _ configuration: Configuration, hasPage: @escaping @Sendable (PlacementCode) -> Bool, descriptors: Int,
    socket: String = defaultSocket,
    nginx: String? = nil
  ) {
    self.configuration = configuration
    self.hasPage = hasPage
    self.descriptors = descriptors
    self.socket = socket
    self.nginx = nginx
  }

  /// What was found, in the order in which the parts are looked at.
  package var diagnostics: [Diagnostic] {
    let registry = PortalRegistry(path: configuration.state)
    defer { registry.close() }
    return publicURL + portals + applicationToken(registry) + placements + credentials + library + names + outbound
      + unusedKeys + socketFolder + state(registry) + files + openFiles + webServer
  }

  private var credentials: [Diagnostic] {
    switch (configuration.clientID != nil, configuration.clientSecret != nil) {
    case (true, true): []
    case (true, false):
      [
        Diagnostic(
          "PLACARD_CLIENT_SECRET is not set though PLACARD_CLIENT_ID is, so no token is renewed by the server",
          hint: "copy client_secret from the application's page in the portal")
      ]
    case (false, true):
      [
        Diagnostic(
          "PLACARD_CLIENT_ID is not set though PLACARD_CLIENT_SECRET is, so no portal can install the application",
          hint: "copy client_id from the application's page in the portal")
      ]
    case (false, false):
      [
        Diagnostic(
          "PLACARD_CLIENT_ID and PLACARD_CLIENT_SECRET are not set, so no portal can install the application",
          hint: "copy client_id and client_secret from the application's page in the portal")
      ]
    }
  }

  private var unusedKeys: [Diagnostic] {
    configuration.unusedKeys.map { key in
      Diagnostic(
        "\(key) is set, and this version does not use it yet",
        hint: key == "PLACARD_ALLOWED_CLIENTS"
          ? "let a firewall keep others from the address of serve --listen" : "leave it out, or wait for one that does")
    }
  }

  private var library: [Diagnostic] {
    let url = configuration.library.text
    let isLocal = ["http://127.0.0.1", "http://[::1]", "http://localhost"].contains { url.hasPrefix($0) }
    guard !url.hasPrefix("https://"), !isLocal else { return [] }
    return [
      Diagnostic(
        "PLACARD_BX24_JS is not https, so browsers do not load it into a portal's page",
        hint: "give the https address of the library; without a value it is Bitrix24's own")
    ]
  }

  private var outbound: [Diagnostic] {
    guard let failure = loadFailure() else { return [] }
    return [Diagnostic("no portal can be asked: \(failure)", hint: "install libcurl 4, 7.87.0 or newer, with TLS")]
  }

  private var webServer: [Diagnostic] {
    let isExpected = nginx != nil || access(socket, F_OK) == 0
    guard let file = nginx ?? (access(NginxCheck.defaultFile, F_OK) == 0 ? NginxCheck.defaultFile : nil) else {
      return []
    }
    do throws(NginxReader.Failure) {
      return try NginxCheck(file, configuration: configuration, socket: socket).diagnostics(isExpected: isExpected)
    } catch {
      guard isExpected else { return [] }
      return [
        Diagnostic("nginx's configuration could not be read: \(error.reason)", hint: "nginx -t, as root, knows more")
      ]
    }
  }

  /// A card that waits for its customer has a connection to the web server and one to the portal.
  private var openFiles: [Diagnostic] {
    let needed = 2 * configuration.maximumInFlight + 4 * configuration.threads + 64
    guard descriptors < needed else { return [] }
    return [
      Diagnostic(
        "a process may open \(descriptors) files here, and PLACARD_MAX_IN_FLIGHT=\(configuration.maximumInFlight) takes "
          + "\(needed)", hint: "raise LimitNOFILE= of the unit, or lower PLACARD_MAX_IN_FLIGHT")
    ]
  }
}
