import ArgumentParser

struct SimulatorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portal-simulator",
    abstract: "Stands in for a Bitrix24 portal: its call card, its REST interface, its authorization server.",
    discussion: "For trying an application out. Everything in it is made up and kept in memory.",
    subcommands: [Serve.self]
  )
}
