import FastCGI
import Glibc
import ServerConfiguration

/// The running server: its parts, and what signals do to them.
struct Service {
  /// How long running requests may take after the signal to stop; actions have their own time.
  private static let drainTime = Duration.seconds(10)
  /// What the answer to an action may take when the portal has answered.
  private static let answerTime = Duration.seconds(1)

  private let server: Server
  private let application: Application
  private let configurationPath: String?
  private let log: Log
  private let threads: Int
  private let manager = ServiceManager(Environment.variable)

  /// - Parameter configurationPath: the file named on the command line, to be read again on SIGHUP.
  init(
    _ configuration: Configuration, socket: @autoclosure () throws(SystemError) -> ListeningSocket,
    configurationPath: String?, log: Log
  ) throws(SystemError) {
    Process.limitArenas()
    self.configurationPath = configurationPath
    self.log = log
    threads = configuration.threads
    application = Application(configuration, asksEarly: true, log: log)
    let metrics = application.metrics
    server = try Server(socket: try socket(), options: configuration.server, responder: application) { incident in
      metrics.add(incident)
      log.write(LogLine(incident))
    }
    metrics.observe { [weak server] in server?.usage ?? Server.Usage() }
  }

  /// Serves until a signal ends it.
  ///
  /// - Parameter signals: those to wait for, which the calling thread has blocked.
  func run(until signals: sigset_t) throws(SystemError) {
    // After libfcgi, which sets a handler of its own.
    Process.ignoreBrokenPipes()
    log.reportCrashes()
    // What Swift needs for tasks that wait, it makes when the first one does, and cannot do without: so before clients
    // can use up the descriptors.
    Blocking.wait { try? await Task.sleep(for: .milliseconds(1)) }
    try server.start()
    var started = LogLine(.info, "start")
    started.append("version", Version.current)
    started.append("pid", Int(getpid()))
    started.append("threads", threads)
    log.write(started)

    tell(.ready)

    var watchdog = Watchdog(manager.watchdogTimeout)
    while true {
      switch watchdog.nextSignal(of: signals) {
      case nil: reportHealth()
      case SIGHUP: reload()
      case SIGUSR1: reopenLog()
      default: return stop()
      }
    }
  }

  private func stop() {
    tell(.stopping)
    let end = ContinuousClock.now + application.actionTimeout + Self.answerTime
    var isServed = server.stop(within: Self.drainTime)
    let runsActions = application.runsActions
    let isWritten = application.finishActions(within: max(.zero, ContinuousClock.now.duration(to: end)))
    if !isServed, runsActions { isServed = server.hasEnded(within: Self.answerTime) }
    let isFinished = isServed && isWritten
    log.flush()
    log.write(LogLine(isFinished ? .info : .warning, "stop", [("unfinished", isFinished ? "no" : "yes")]))
  }

  /// Lets the watchdog know that the server answers. If it does not, the watchdog will find out.
  private func reportHealth() {
    guard let timeout = manager.watchdogTimeout else { return }
    if server.isResponsive(within: timeout / 4) {
      tell(.watchdog)
    } else {
      log.write(LogLine(.error, "watchdog", [("error", "no thread is free to answer")]))
    }
  }

  private func tell(_ state: ServiceManager.State) {
    do throws(SystemError) {
      try manager.tell(state)
    } catch {
      log.write(LogLine(.error, "notify", [("error", error.description)]))
    }
  }

  /// Takes a new configuration, if it is a good one.
  private func reload() {
    tell(.reloading(since: .now()))
    // Also with the old configuration it is ready again.
    defer { tell(.ready) }
    do {
      let configuration = try ConfigurationLoader.load(path: configurationPath).configuration
      try log.configure(configuration)
      application.update(configuration)
      server.update(configuration.server)
      log.write(LogLine(.info, "reload", [("result", "ok")]))
    } catch {
      let errors = (error as? ConfigurationLoader.Errors)?.lines ?? ["\(error)"]
      for error in errors {
        log.write(LogLine(.error, "reload", [("result", "kept the old configuration"), ("error", error)]))
      }
    }
  }

  private func reopenLog() {
    do throws(SystemError) {
      try log.reopen()
    } catch {
      log.write(LogLine(.error, "log", [("error", error.description)]))
    }
  }
}

extension LogLine {
  /// The line of something that happened to a connection.
  init(_ incident: ConnectionEvent) {
    switch incident {
    case .clientGone: self.init(.debug, "connection", [("reason", "client_gone")])
    case .timedOut: self.init(.warning, "connection", [("reason", "timed_out")])
    case .malformed: self.init(.warning, "connection", [("reason", "malformed")])
    case .acceptFailed(let error), .failed(let error):
      self.init(.error, "connection", [("reason", "failed"), ("error", error.description)])
    }
  }
}
