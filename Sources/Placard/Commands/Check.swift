import ArgumentParser

/// `placard check`: what the program understands of its configuration, like `nginx -t`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the configuration and prints what it means.",
    discussion: "Exits with 78 if there are errors, each with its file and line."
  )

  @OptionGroup var file: ConfigurationOption

  func run() throws {
    let loaded = try file.load()
    for key in ConfigurationKey.all {
      let (value, origin) = loaded.shown[key.name] ?? ("", "")
      print("\(key.name)=\(value.isEmpty ? key.defaultText : value)  # \(value.isEmpty ? "default" : origin)")
    }
    if loaded.configuration.portals.isEmpty {
      StandardStream.report("warning: PLACARD_PORTALS is empty, so every portal is refused")
    }
    print("\(loaded.file ?? "no configuration file"): ok")
  }
}
