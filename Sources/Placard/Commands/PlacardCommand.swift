import ArgumentParser
import ServerConfiguration

struct PlacardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "placard",
    abstract: "Answers Bitrix24 when it opens a widget, first of all the call card's tab.",
    discussion: """
      Started by a web server as CGI, or with a listening socket by systemd or spawn-fcgi, it serves without any \
      arguments. Configuration: --config, else $PLACARD_CONFIG, else /etc/placard/placard.conf; the environment wins.
      """,
    version: "placard \(Version.current)",
    subcommands: [Serve.self, Check.self, Render.self, PortalsCommand.self]
  )
}

/// The option that every command shares.
struct ConfigurationOption: ParsableArguments {
  @Option(name: .customLong("config"), help: ArgumentHelp("The configuration file.", valueName: "file"))
  var path: String?

  /// Loads the configuration, or says what is wrong with it and ends the command.
  func load() throws -> ConfigurationLoader.Loaded {
    do {
      return try ConfigurationLoader.load(path: path)
    } catch {
      StandardStream.report(error.description)
      throw ExitCode(ExitStatus.configuration)
    }
  }
}
