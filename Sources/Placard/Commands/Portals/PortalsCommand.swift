import ArgumentParser
import Bitrix24
import PortalStore
import ServerConfiguration

/// `placard portals`: the registry of the portals that have installed the application.
struct PortalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portals",
    abstract: "Lists, shows and removes the portals that have installed the application.",
    discussion: """
      The registry is the file of PLACARD_STATE. A running server sees what is removed within a second. Exits with 1 if \
      the registry cannot be read, or has no such portal.
      """,
    subcommands: [List.self, Show.self, Remove.self]
  )

  /// The registry as it is in the file, or what is wrong with that and the end of the command.
  static func open(_ configuration: Configuration) throws -> PortalRegistry {
    let registry = PortalRegistry(path: configuration.state)
    if case .unreadable(let error) = registry.health { throw failure(error.description) }
    return registry
  }

  /// Reports why a command fails, and ends it.
  static func failure(_ message: String) -> ExitCode {
    StandardStream.report(message)
    return ExitCode(ExitStatus.failure)
  }
}

/// The argument that names a portal.
struct PortalArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Its member_id, or an address of it: host, host:port or https://host.", valueName: "portal"))
  var name: String

  /// The one portal that is meant, or what is wrong with that and the end of the command.
  func find(in registry: PortalRegistry) throws -> RegistryEntry {
    let found = RegistryEntry.all(in: registry).filter { $0.isNamed(name) }
    guard let portal = found.first else {
      throw PortalsCommand.failure("there is no portal \(name) in \(registry.path)")
    }
    guard found.count == 1 else {
      let members = found.map(\.memberID.description).joined(separator: ", ")
      throw PortalsCommand.failure("\(name) may be one of several portals, so name one by its member_id: \(members)")
    }
    return portal
  }
}
