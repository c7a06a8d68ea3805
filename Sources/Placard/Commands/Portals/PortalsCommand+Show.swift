import ArgumentParser
import Portals

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
    static func lines(_ portal: InstalledPortal) -> [String] {
      let addresses = portal.addresses.map { ("address", $0.origin) }
      let facts =
        [("member_id", portal.memberID.description)] + addresses + [
          ("application_token", portal.applicationToken?.description ?? ""),
          ("scopes", portal.scopes.description),
          ("status", portal.status?.code ?? ""),
          ("language", portal.language.rawValue),
          ("version", portal.version.map(String.init) ?? ""),
          ("installed_at", Timestamp(seconds: portal.installedAt).description),
          ("installed_by", portal.installedBy.map { "user \($0)" } ?? ""),
          ("updated_at", Timestamp(seconds: portal.updatedAt).description),
        ]
      return facts.map { name, value in "\(name)=\(value)" }
    }
  }
}
