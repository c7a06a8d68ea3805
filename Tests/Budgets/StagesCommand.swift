import ArgumentParser

struct StagesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request-stages",
    abstract: "Goes through one stage of a request again and again, and prints how many bytes came of it.",
    discussion: "For Tests/Budgets/test_budgets.py, which counts the instructions that this takes."
  )

  @Argument(help: "parse, route, render, or router for all that is between the web server's side and the log.")
  var stage: Stage

  @Argument(help: "How often.")
  var count: Int

  @Option(help: "The query of the request.")
  var query: String

  @Option(help: "The body of the request.")
  var body: String

  func validate() throws {
    guard (1...100_000).contains(count) else { throw ValidationError("From 1 to 100,000 times.") }
  }

  func run() async throws {
    let stages = try Stages(query: Array(query.utf8), body: Array(body.utf8))
    print(try await stages.run(stage, count: count))
  }
}
