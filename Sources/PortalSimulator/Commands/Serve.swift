import ArgumentParser
import FastCGI
import Glibc

/// `portal-simulator serve`: FastCGI in the foreground.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serves FastCGI in the foreground until SIGTERM.",
    discussion: "To be put behind a web server at an origin of its own, with a location /cut that drops the connection."
  )

  @Option(help: ArgumentHelp("Listen on a Unix-domain socket.", valueName: "path"))
  var socket: String?

  @Option(help: ArgumentHelp("Listen on a numeric address, for example 127.0.0.1:9000.", valueName: "address:port"))
  var listen: String?

  @Option(
    help: ArgumentHelp("Where browsers reach the simulator, for example http://127.0.0.1:8081.", valueName: "url"))
  var portal: String

  @Option(
    help: ArgumentHelp(
      "Another address of the portal; without one, localhost for 127.0.0.1 and the other way round.",
      valueName: "url"))
  var alias: String?

  @Option(help: ArgumentHelp("The application's handler, for example http://127.0.0.1:8080/.", valueName: "url"))
  var application: String

  func validate() throws {
    if (socket == nil) == (listen == nil) { throw ValidationError("Give either --socket or --listen.") }
    if socket == "" { throw ValidationError("--socket wants a path.") }
    if let listen, SocketAddress(listen) == nil {
      throw ValidationError("\(listen) is not a numeric address with a port, such as 127.0.0.1:9000 or [::1]:9000.")
    }
    guard Origin(portal) != nil else {
      throw ValidationError("--portal wants an origin such as http://127.0.0.1:8081, without a path.")
    }
    if let alias, Origin(alias) == nil {
      throw ValidationError("--alias wants an origin such as http://localhost:8081, without a path.")
    }
    guard application.hasPrefix("http://") || application.hasPrefix("https://") else {
      throw ValidationError("--application wants an http or https URL.")
    }
  }

  func run() throws {
    // First of all, so that the server's threads never get a signal that is waited for here.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGTERM, SIGINT, SIGQUIT] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)

    do throws(SystemError) {
      let responder = Simulator(
        Installation(portal: Origin(portal)!, handler: application, alias: alias.flatMap(Origin.init)),
        log: RequestLog.standardError)
      let server = try Server(
        socket: listeningSocket(),
        options: Server.Options(threads: 2, ioTimeout: .seconds(30), maximumBody: 1 << 20),
        responder: responder
      ) { _ in }
      // After libfcgi, which sets a handler of its own.
      signal(SIGPIPE, SIG_IGN)
      try server.start()
      var signal: Int32 = 0
      while sigwait(&signals, &signal) != 0 {}
      _ = server.stop(within: .seconds(2))
    } catch {
      RequestLog.fail(error)
      throw ExitCode.failure
    }
  }

  private func listeningSocket() throws(SystemError) -> ListeningSocket {
    if let address = listen.flatMap(SocketAddress.init) { return try ListeningSocket(address: address) }
    return try ListeningSocket(path: socket ?? "", mode: 0o660, group: nil)
  }
}
