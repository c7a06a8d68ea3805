import ArgumentParser
import FastCGI
import Glibc
import ServerConfiguration

/// `placard serve`: FastCGI in the foreground.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serves FastCGI in the foreground.",
    discussion: """
      Without an address it serves the listening socket that it was started with. SIGTERM finishes what runs and \
      exits; SIGHUP reads the configuration again; SIGUSR1 opens the log file again.
      """
  )

  @Option(help: ArgumentHelp("Listen on a Unix-domain socket.", valueName: "path"))
  var socket: String?

  @Option(help: ArgumentHelp("Listen on a numeric address, for example 127.0.0.1:9000.", valueName: "address:port"))
  var listen: String?

  @OptionGroup var file: ConfigurationOption

  func validate() throws {
    if socket != nil && listen != nil { throw ValidationError("--socket and --listen exclude each other.") }
    if let listen, SocketAddress(listen) == nil {
      throw ValidationError("\(listen) is not a numeric address with a port, such as 127.0.0.1:9000 or [::1]:9000.")
    }
    if socket == "" { throw ValidationError("--socket wants a path.") }
    switch (socket ?? listen, Launch.inheritedDescriptor) {
    case (nil, nil): throw ValidationError("There is no inherited socket: give --socket or --listen.")
    case (_?, let descriptor?):
      throw ValidationError("There is an inherited socket on descriptor \(descriptor): give no other address.")
    default: break
    }
  }

  func run() throws {
    // First of all, so that none is missed and none ends the process while it starts.
    let signals = Process.blockServerSignals()
    let configuration = try file.load().configuration
    do throws(SystemError) {
      let log = Log()
      try log.configure(configuration)
      let service = try Service(
        configuration, socket: try listeningSocket(configuration), configurationPath: file.path, log: log)
      try service.run(until: signals)
      // At once: what libraries tidy up at an ordinary exit, the thread that asks portals may still be using.
      _exit(ExitStatus.success)
    } catch {
      StandardStream.report(error.description)
      throw ExitCode(ExitStatus.failure)
    }
  }

  private func listeningSocket(_ configuration: Configuration) throws(SystemError) -> ListeningSocket {
    if let descriptor = Launch.inheritedDescriptor {
      return try ListeningSocket(inherited: descriptor)
    }
    if let address = listen.flatMap(SocketAddress.init) {
      return try ListeningSocket(address: address)
    }
    return try ListeningSocket(
      path: socket ?? "", mode: configuration.socketMode, group: configuration.socketGroup)
  }
}

extension Launch {
  /// The listening socket that the process was started with.
  fileprivate static var inheritedDescriptor: Int32? {
    guard case .fastCGI(let descriptor) = detect(Environment.variable) else { return nil }
    return descriptor
  }
}
