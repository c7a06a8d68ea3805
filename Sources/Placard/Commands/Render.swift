import ArgumentParser
import FastCGI
import Glibc
import HTTPMessage
import PortalStore
import ServerConfiguration
import WidgetRuntime
import Widgets

/// `placard render`: the page for a recorded request.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the page for a recorded request body.",
    discussion: """
      The body is what the portal posted (application/x-www-form-urlencoded). The page is printed whether or not the \
      server would serve the portal; if it would not, a note says so on standard error.
      """
  )

  @OptionGroup var file: ConfigurationOption

  @Option(help: ArgumentHelp("The query of the request's address.", valueName: "string"))
  var query = ""

  @Argument(help: ArgumentHelp("The recorded body; standard input without it.", valueName: "file"))
  var body: String?

  /// Recorded bodies may be larger than the server takes, which then says so.
  private static let maximumSize = 64 * 1024 * 1024

  func run() throws {
    let configuration = try file.load().configuration
    let bytes = try readBody()
    let request = Request(
      method: .post,
      path: configuration.router.basePath,
      query: Array(query.drop { $0 == "?" }.utf8),
      contentType: "application/x-www-form-urlencoded",
      body: bytes.count > configuration.maximumBody ? .failure(.tooLarge) : .success(bytes)
    )
    var options = configuration.router
    options.accessPolicy = AccessPolicy(
      portals: configuration.portals, applicationToken: configuration.applicationToken,
      registry: PortalRegistry(path: configuration.state))
    let router = Router(options, catalog: .standard)
    let (page, served) = Blocking.wait { await router.preview(request) }
    if served.response.status != .ok {
      let fields = served.record.logFields.map { " \($0.name)=\($0.value)" }.joined()
      StandardStream.report("note: the server would answer \(served.response.status.code):\(fields)")
    }
    try StandardStream.print(page.body)
  }

  private func readBody() throws -> [UInt8] {
    do {
      var bytes =
        if let body {
          try File.read(body, limit: Self.maximumSize)
        } else {
          try File.read(STDIN_FILENO, name: "standard input", limit: Self.maximumSize)
        }
      // Editors and shells end a file with a line feed, which no form ends with.
      while bytes.last == UInt8(ascii: "\n") || bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
      return bytes
    } catch {
      StandardStream.report("\(error)")
      throw ExitCode(ExitStatus.failure)
    }
  }
}
