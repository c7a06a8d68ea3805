import ArgumentParser
import PortalStore

extension PortalsCommand {
  /// `placard portals list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints a line for each portal.",
      discussion: """
        In columns: member_id, status, language, installed at (UTC), addresses; then uninstalled_at= of a portal that has \
        removed the application and is not served, or leaving_since= of one whose removal is claimed and not proven. What \
        is not known is -.
        """
    )

    @OptionGroup var file: ConfigurationOption

    func run() throws {
      let registry = try PortalsCommand.open(try file.load().configuration)
      let lines = Self.lines(RegistryEntry.all(in: registry))
      if lines.isEmpty { StandardStream.report("no portal has installed the application: \(registry.path)") }
      try StandardStream.print(Array(lines.map { $0 + "\n" }.joined().utf8))
    }

    /// The columns, each as wide as its widest text and two spaces.
    static func lines(_ entries: [RegistryEntry]) -> [String] {
      let rows = entries.map { entry in
        let addresses = entry.addresses.isEmpty ? "-" : entry.addresses.map(\.origin).joined(separator: ",")
        return [entry.memberID.description] + facts(of: entry) + [addresses + end(of: entry)]
      }
      let widths = (0..<5).map { column in rows.map { $0[column].utf8.count }.max() ?? 0 }
      return rows.map { row in
        let padded = zip(row, widths).dropLast().map { text, width in
          text + String(repeating: " ", count: width - text.utf8.count + 2)
        }
        return padded.joined() + row[4]
      }
    }

    private static func facts(of entry: RegistryEntry) -> [String] {
      guard case .portal(let portal) = entry else { return ["-", "-", "-"] }
      return [
        portal.status?.code ?? "-", portal.language.rawValue, Timestamp(seconds: portal.installedAt).description,
      ]
    }

    private static func end(of entry: RegistryEntry) -> String {
      switch entry {
      case .portal(let portal): portal.leavingSince.map { "  leaving_since=\(Timestamp(seconds: $0))" } ?? ""
      case .tombstone(let tombstone): "  uninstalled_at=\(Timestamp(seconds: tombstone.uninstalledAt))"
      }
    }
  }
}
