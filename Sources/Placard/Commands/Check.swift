import ArgumentParser
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
}
