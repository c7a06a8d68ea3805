import ArgumentParser

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
  var socket = ConfigurationReview.defaultSocket

  @Option(
    help: ArgumentHelp(
      "The file that nginx is started with; without it, \(NginxReview.defaultFile) if there is one.", valueName: "file")
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
    var review = ConfigurationReview(configuration: loaded.configuration, socket: socket, nginx: nginx)
    if !offline {
      review.lookUp = NameLookup.system
      review.isPrivateName = NameLookup.isPrivate
    }
    let findings = review.findings
    for finding in findings { StandardStream.report(finding.description) }
    if findings.contains(where: { $0.severity == .error }) { throw ExitCode(ExitStatus.configuration) }
    print("\(loaded.file ?? "no configuration file"): ok")
  }
}
