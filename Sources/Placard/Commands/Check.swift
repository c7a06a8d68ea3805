import ArgumentParser
import Bitrix24
import ConfigurationCheck
import ServerConfiguration
import WidgetRuntime
import Widgets

/// `placard check`: what the program understands of its configuration, like `nginx -t`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the configuration and prints what it means.",
    discussion: """
      Also looks at what goes wrong in practice: files, folders and rights, names that do not resolve, limits. Run it as \
      the program's user. Exits with 78 if there are errors; warnings, each with what to do, leave it at 0.
      """
  )

  @OptionGroup var file: ConfigurationOption

  @Option(help: ArgumentHelp("The socket of serve --socket.", valueName: "path"))
  var socket = ConfigurationCheck.defaultSocket

  @Option(
    help: ArgumentHelp(
      "The file that nginx is started with; without it, \(NginxCheck.defaultFile) if there is one.", valueName: "file")
  )
  var nginx: String?

  @Flag(help: "Look up no names.")
  var offline = false

  func run() throws {
    let loaded = try file.load()
    for key in ConfigurationKey.all {
      let (value, origin) = loaded.shown[key.name] ?? ("", "")
      print("\(key.name)=\(value.isEmpty ? key.defaultText : value)  # \(value.isEmpty ? "default" : origin)")
    }
    for line in Self.groups(loaded.configuration.placements) { print(line) }
    var check = ConfigurationCheck(
      loaded.configuration, hasPage: { WidgetCatalog.standard.serves($0) },
      descriptors: ProcessUsage.now.maximumDescriptors, socket: socket, nginx: nginx)
    if !offline {
      check.lookUp = NameLookup.system
      check.isPrivateName = NameLookup.isPrivate
    }
    let diagnostics = check.diagnostics
    for diagnostic in diagnostics { StandardStream.report(diagnostic.description) }
    if diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(ExitStatus.configuration) }
    print("\(loaded.file ?? "no configuration file"): ok")
  }

  /// What the groups of `PLACARD_PLACEMENTS` stand for in this version, a line each.
  static func groups(_ choices: [PlacementChoice], in catalog: WidgetCatalog = .standard) -> [String] {
    choices.compactMap { choice in
      guard case .group(let group) = choice else { return nil }
      let named = catalog.placements(in: group).map(\.description)
      let dynamic = PlacementCode.CRMPlace.allCases.filter { place in
        let one = PlacementCode.crm(.dynamic(PlacementCode.firstDynamicType), place)
        return one.group == group && catalog.serves(one)
      }
      let codes = named + dynamic.map { "CRM_DYNAMIC_<n>_\($0.rawValue)" }
      return "# \(group.rawValue): \(codes.isEmpty ? "no page yet" : codes.joined(separator: ", "))"
    }
  }
}
