import ArgumentParser

/// `card-load portal`: a stand-in for portals with the answers of another.
struct PortalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portal",
    abstract: "Answers requests late, with what another portal has answered to them before.",
    discussion: """
      A request that did not come before, but for the user's token in it, is passed on to the other portal; its answer \
      is kept. Serves until it is killed.
      """
  )

  @Option(help: "The other portal's port on 127.0.0.1.")
  var original: UInt16

  @Argument(help: "Ports of 127.0.0.1 with milliseconds after which answers come there: 8101=300.")
  var portals: [String]

  func run() throws {
    try FileLimit.raise()
    let portals = try portals.map { text in
      let parts = text.split(separator: "=")
      guard parts.count == 2, let port = UInt16(parts[0]), let delay = Int(parts[1]), (0...60_000).contains(delay)
      else { throw ValidationError("\(text) is not like 8101=300.") }
      return try LatePortal(port: port, delay: .milliseconds(delay))
    }
    try LatePortals(portals, original: Original(port: original)).run()
  }
}
