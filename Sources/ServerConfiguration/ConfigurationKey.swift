import Bitrix24
import CurlTransport
import HTML
import PortalStore

/// A key of the configuration: its name, its default, and what its value may be.
package struct ConfigurationKey: Sendable {
  package let name: String
  /// What `check` shows when the key is not set.
  package let defaultText: String
  let isSecret: Bool
  /// Takes a value that is not empty.
  let apply: @Sendable (String, inout Configuration) throws(InvalidValue) -> Void

  private init(
    _ name: String, default defaultText: String = "", isSecret: Bool = false,
    _ apply: @escaping @Sendable (String, inout Configuration) throws(InvalidValue) -> Void
  ) {
    self.name = name
    self.defaultText = defaultText
    self.isSecret = isSecret
    self.apply = apply
  }

  /// Every key, in the order of the documentation. Those of parts that this version does not have yet are checked, and
  /// change nothing but `unusedKeys`.
  package static let all: [ConfigurationKey] = [
    ConfigurationKey("PLACARD_PUBLIC_URL") { text, configuration throws(InvalidValue) in
      guard let url = PublicURL(text) else { throw InvalidValue("is not an https URL without query") }
      configuration.publicURL = url
    },
    ConfigurationKey("PLACARD_PORTALS") { text, configuration throws(InvalidValue) in
      configuration.portals = try InvalidValue.list(text) { entry throws(InvalidValue) in
        guard let pattern = PortalPattern(entry) else { throw InvalidValue("\"\(entry)\" is not a portal's host") }
        return pattern
      }
    },
    ConfigurationKey("PLACARD_APPLICATION_TOKEN", isSecret: true) { text, configuration throws(InvalidValue) in
      guard let token = ApplicationToken(text) else {
        throw InvalidValue("is not sha256: and 64 hexadecimal digits")
      }
      configuration.applicationToken = token
    },
    ConfigurationKey("PLACARD_CLIENT_ID") { text, configuration in configuration.clientID = text },
    ConfigurationKey("PLACARD_CLIENT_SECRET", isSecret: true) { text, configuration in
      configuration.clientSecret = Secret(text)
    },
    ConfigurationKey("PLACARD_OAUTH_SERVERS", default: "https://oauth.bitrix.info,https://oauth.bitrix24.tech") {
      text, configuration throws(InvalidValue) in
      configuration.oauthServers = try InvalidValue.list(text) { entry throws(InvalidValue) in try Value.server(entry) }
    },
    ConfigurationKey("PLACARD_BX24_JS", default: "https://api.bitrix24.com/api/v1/") {
      text, configuration throws(InvalidValue) in
      configuration.library = try Value.url(text)
    },
    ConfigurationKey("PLACARD_STATE", default: "/var/lib/placard/placard.sqlite") {
      text, configuration throws(InvalidValue) in
      try Value.absolutePath(text)
      configuration.state = text
    },
    ConfigurationKey("PLACARD_CLIENT_SECRET_FILE") { text, configuration throws(InvalidValue) in
      configuration.clientSecret = try Value.secret(inFile: text)
    },
    ConfigurationKey("PLACARD_STATE_PASSWORD_FILE") { text, configuration throws(InvalidValue) in
      try Value.secretFile(text)
      configuration.unusedKeys.append("PLACARD_STATE_PASSWORD_FILE")
    },
    ConfigurationKey("PLACARD_ALLOWED_CLIENTS") { text, configuration throws(InvalidValue) in
      _ = try InvalidValue.list(text) { entry throws(InvalidValue) in
        guard IPAddress(entry) != nil || IPNetwork(entry) != nil else {
          throw InvalidValue("\"\(entry)\" is neither an address nor a network such as 10.0.0.0/8")
        }
      }
      configuration.unusedKeys.append("PLACARD_ALLOWED_CLIENTS")
    },
    ConfigurationKey("PLACARD_SECRET_KEY", isSecret: true) { text, _ throws(InvalidValue) in
      try Value.base64Key(text)
    },
    ConfigurationKey("PLACARD_REST_TIMEOUT", default: "4s") { text, configuration throws(InvalidValue) in
      configuration.restTimeout = try Value.duration(text)
    },
    ConfigurationKey("PLACARD_ACTION_TIMEOUT", default: "12s") { text, configuration throws(InvalidValue) in
      configuration.actionTimeout = try Value.duration(text)
    },
    ConfigurationKey("PLACARD_REST_LOG", default: "off") { text, configuration throws(InvalidValue) in
      if text == "off" { return }
      try Value.absolutePath(text)
      configuration.unusedKeys.append("PLACARD_REST_LOG")
    },
    ConfigurationKey("PLACARD_IO_TIMEOUT", default: "10s") { text, configuration throws(InvalidValue) in
      configuration.ioTimeout = try Value.duration(text)
    },
    ConfigurationKey("PLACARD_PROXY") { text, configuration throws(InvalidValue) in
      configuration.proxy = try Value.url(text).text
    },
    ConfigurationKey("PLACARD_CA_FILE") { text, configuration throws(InvalidValue) in
      try Value.absolutePath(text)
      configuration.authorities = text
    },
    ConfigurationKey("PLACARD_PRIVATE_NETWORKS") { text, configuration throws(InvalidValue) in
      configuration.privateNetworks = try InvalidValue.list(text) { entry throws(InvalidValue) in
        guard let network = IPNetwork(entry) else {
          throw InvalidValue("\"\(entry)\" is not a network such as 10.0.0.0/8")
        }
        return network
      }
    },
    ConfigurationKey("PLACARD_MAX_BODY", default: "64KiB") { text, configuration throws(InvalidValue) in
      configuration.maximumBody = try Value.size(text, in: 1024...16 * 1024 * 1024)
    },
    ConfigurationKey("PLACARD_THREADS", default: "2 × cores") { text, configuration throws(InvalidValue) in
      configuration.threads = try Value.number(text, in: 1...256)
    },
    ConfigurationKey("PLACARD_MAX_IN_FLIGHT", default: "1024") { text, configuration throws(InvalidValue) in
      configuration.maximumInFlight = try Value.number(text, in: 1...1_000_000)
    },
    ConfigurationKey("PLACARD_KEEP_CONNECTIONS", default: "off") { text, configuration throws(InvalidValue) in
      configuration.keepsConnections = try Value.flag(text)
    },
    ConfigurationKey("PLACARD_SOCKET_MODE", default: "0660") { text, configuration throws(InvalidValue) in
      configuration.socketMode = try Value.mode(text)
    },
    ConfigurationKey("PLACARD_SOCKET_GROUP") { text, configuration throws(InvalidValue) in
      configuration.socketGroup = try Value.group(text)
    },
    ConfigurationKey("PLACARD_THEME", default: "light") { text, configuration throws(InvalidValue) in
      configuration.theme = try Value.word(text)
    },
    ConfigurationKey("PLACARD_LOG_LEVEL", default: "info") { text, configuration throws(InvalidValue) in
      configuration.logLevel = try Value.word(text)
    },
    ConfigurationKey("PLACARD_LOG_FORMAT", default: "logfmt") { text, configuration throws(InvalidValue) in
      configuration.logFormat = try Value.word(text)
    },
    ConfigurationKey("PLACARD_LOG_FILE") { text, configuration throws(InvalidValue) in
      try Value.absolutePath(text)
      configuration.logFile = text
    },
    ConfigurationKey("PLACARD_SLOW_LOG", default: "1s") { text, configuration throws(InvalidValue) in
      configuration.slowLog = try Value.duration(text)
    },
    ConfigurationKey("PLACARD_PLACEMENTS", default: "card") { text, configuration throws(InvalidValue) in
      configuration.placements = try InvalidValue.list(text, placementChoices).flatMap { $0 }
    },
  ]

  /// What one entry of `PLACARD_PLACEMENTS` stands for.
  private static func placementChoices(_ entry: String) throws(InvalidValue) -> [PlacementChoice] {
    // The market's reviewers look at everything that a version can do.
    if entry == "market" { return PlacementGroup.allCases.map { .group($0) } }
    if let group = PlacementGroup(rawValue: entry) { return [.group(group)] }
    let code = PlacementCode(entry)
    guard code.isWellFormed else {
      let groups = PlacementGroup.allCases.map(\.rawValue).joined(separator: ", ")
      throw InvalidValue("\"\(entry)\" is neither a placement's code nor one of the groups \(groups), market")
    }
    return [.code(code)]
  }

  static func named(_ name: String) -> ConfigurationKey? {
    all.first { $0.name == name }
  }
}

/// Why a value cannot be that of its key. The text goes on after the key's name.
struct InvalidValue: Error {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }

  /// Reads a list separated by commas; spaces around entries do not count, nor does a comma at the end.
  static func list<Entry>(
    _ text: String, _ entry: (String) throws(InvalidValue) -> Entry
  ) throws(InvalidValue) -> [Entry] {
    var entries: [Entry] = []
    for part in text.split(separator: ",") {
      let trimmed = part.trimmed
      if !trimmed.isEmpty { entries.append(try entry(String(trimmed))) }
    }
    return entries
  }
}
