import ArgumentParser

struct CardLoadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "card-load",
    abstract: "Opens many cards at once, and stands in for a portal that answers all of them.",
    discussion: "For Tests/CardLoad/run, which starts everything that belongs to a measurement.",
    subcommands: [CardsCommand.self, PortalCommand.self]
  )
}
