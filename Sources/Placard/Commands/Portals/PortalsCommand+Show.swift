import ArgumentParser
import PortalStore

extension PortalsCommand {
  /// `placard portals show`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints everything that is known of a portal, secrets as ***.")

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var portal: PortalArgument

    func run() throws {
      let registry = try PortalsCommand.open(try file.load().configuration)
      let lines = Self.lines(try portal.find(in: registry))
      try StandardStream.print(Array(lines.map { $0 + "\n" }.joined().utf8))
    }

    /// `name=value`, as `check` prints the configuration. What is not known has no value.
    static func lines(_ entry: RegistryEntry) -> [String] {
      let addresses = entry.addresses.map { ("address", $0.origin) }
      let facts = [("member_id", entry.memberID.description)] + addresses
      return (facts + others(entry)).map { name, value in "\(name)=\(value)" }
    }

    private static func others(_ entry: RegistryEntry) -> [(String, String)] {
      switch entry {
      case .portal(let portal): facts(of: portal) + end(of: portal)
      case .tombstone(let tombstone):
        [
          ("application_token", tombstone.applicationToken.description),
          ("uninstalled_at", Timestamp(seconds: tombstone.uninstalledAt).description),
          ("forgotten_at", Timestamp(seconds: tombstone.forgottenAt).description),
        ]
      }
    }

    private static func facts(of portal: InstalledPortal) -> [(String, String)] {
      [
        ("application_token", portal.applicationToken?.description ?? ""),
        ("scopes", portal.scopes.description),
        ("status", portal.status?.code ?? ""),
        ("language", portal.language.rawValue),
        ("version", portal.version.map(String.init) ?? ""),
        ("installed_at", Timestamp(seconds: portal.installedAt).description),
        ("installed_by", portal.installedBy.map { "user \($0)" } ?? ""),
        ("updated_at", Timestamp(seconds: portal.updatedAt).description),
      ]
    }

    /// Only of one that is leaving.
    private static func end(of portal: InstalledPortal) -> [(String, String)] {
      guard let since = portal.leavingSince, let end = portal.removedAt else { return [] }
      return [
        ("leaving_since", Timestamp(seconds: since).description), ("removed_at", Timestamp(seconds: end).description),
      ]
    }
  }
}
