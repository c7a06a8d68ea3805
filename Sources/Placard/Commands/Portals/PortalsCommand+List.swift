import ArgumentParser
import Portals

extension PortalsCommand {
  /// `placard portals list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints a line for each portal.",
      discussion: "In columns: member_id, status, language, installed at (UTC), addresses. What is not known is -."
    )

    @OptionGroup var file: ConfigurationOption

    func run() throws {
      let registry = try PortalsCommand.open(try file.load().configuration)
      let lines = Self.lines(registry.all)
      if lines.isEmpty { StandardStream.report("no portal has installed the application: \(registry.path)") }
      try StandardStream.print(Array(lines.map { $0 + "\n" }.joined().utf8))
    }

    /// The columns, each as wide as its widest text and two spaces.
    static func lines(_ portals: [InstalledPortal]) -> [String] {
      let rows = portals.map { portal in
        [
          portal.memberID.description, portal.status?.code ?? "-", portal.language.rawValue,
          Timestamp(seconds: portal.installedAt).description,
          portal.addresses.isEmpty ? "-" : portal.addresses.map(\.origin).joined(separator: ","),
        ]
      }
      let widths = (0..<5).map { column in rows.map { $0[column].utf8.count }.max() ?? 0 }
      return rows.map { row in
        let padded = zip(row, widths).dropLast().map { text, width in
          text + String(repeating: " ", count: width - text.utf8.count + 2)
        }
        return padded.joined() + row[4]
      }
    }
  }
}
