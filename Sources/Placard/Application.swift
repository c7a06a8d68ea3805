import Bitrix24
import Bitrix24REST
import Dispatch
import FastCGI
import Glibc
import HTTPMessage
import PortalStore
import ServerConfiguration
import Synchronization
import Threads
import WidgetRuntime
import Widgets

/// Answers requests with the router, and logs each with a line.
final class Application: Responder {
  /// What changes with the configuration.
  private struct State {
    var router: Router
    var registry: PortalRegistry
    var slowLog: Duration
  }

  private let state: Mutex<State>
  private let log: Log
  private let asksEarly: Bool
  /// What widgets share, whichever configuration is the present one.
  private let services: WidgetCatalog.Services
  /// What is counted.
  let metrics: Metrics

  /// - Parameter asksEarly: whether portals are asked while a page is still on its way to the browser; not where the
  ///   process ends with it.
  init(_ configuration: Configuration, asksEarly: Bool, log: Log) {
    self.log = log
    self.asksEarly = asksEarly
    services = WidgetCatalog.Services { time(nil) }
    // Nobody reads what a process counts that ends with its page.
    metrics = Metrics(parts: asksEarly ? WidgetCatalog.standard.partNames : [])
    let registry = Self.registry(configuration, log: log)
    let router = Router(
      configuration, registry: registry, services: services, asksEarly: asksEarly, log: log, metrics: metrics)
    state = Mutex(State(router: router, registry: registry, slowLog: configuration.slowLog))
  }

  /// Serves requests that come from now on with another configuration. Questions that run keep the old one; tickets
  /// stay good.
  func update(_ configuration: Configuration) {
    let old = state.withLock { $0 }
    let isSame = old.registry.path == configuration.state
    let registry = isSame ? old.registry : Self.registry(configuration, log: log)
    let new = Router(
      configuration, registry: registry, succeeding: old.router, services: services, asksEarly: asksEarly, log: log,
      metrics: metrics)
    state.withLock { $0 = State(router: new, registry: registry, slowLog: configuration.slowLog) }
  }

  /// The portals that have installed the application. Those that were read are served whatever is the matter with the
  /// file, which the log says.
  private static func registry(_ configuration: Configuration, log: Log) -> PortalRegistry {
    let registry = PortalRegistry(
      path: configuration.state,
      onLeft: { member in
        log.write(
          LogLine(.warning, "registry", [("result", "removed"), ("reason", "left"), ("member", member.shortened)]))
      })
    // Where nothing is ever installed, there need be no folder.
    if let error = registry.health.error, configuration.takesInstallations || error.kind != .missingFolder {
      log.write(LogLine(.error, "registry", [("error", error.description)]))
    }
    return registry
  }

  /// How long an action may take.
  var actionTimeout: Duration { state.withLock { $0.router }.actions?.timeout ?? .zero }

  /// Whether any action runs.
  var runsActions: Bool { state.withLock { $0.router }.actions?.isRunning ?? false }

  /// Waits for the actions that run, also for those whose page is gone: what an operator has sent is written.
  ///
  /// - Returns: whether they ended in time.
  func finishActions(within limit: Duration) -> Bool {
    guard let actions = state.withLock({ $0.router }).actions, actions.isRunning else { return true }
    let isDone = DispatchSemaphore(value: 0)
    Task {
      await actions.finish()
      isDone.signal()
    }
    return isDone.wait(within: limit)
  }

  /// Ends when what was taken to be stored is.
  func close() {
    state.withLock { $0.registry }.close()
  }

  func respond(to request: Request) async -> Response {
    let entry = CrashLog.Entry(id: request.id)
    defer { entry.end() }
    let (router, slowLog) = state.withLock { ($0.router, $0.slowLog) }
    metrics.requestBegins()
    let answer = await router.answer(request)
    let time = request.arrival.duration(to: .now)
    let isSlow = time > slowLog
    metrics.requestEnds(answer, time: time, isSlow: isSlow)
    log.write(LogLine(request, answer, time: time, isSlow: isSlow))
    return answer.response
  }
}

extension LogLine {
  /// The line of a request.
  ///
  /// - Parameters:
  ///   - time: from its arrival to its answer.
  ///   - isSlow: its line then matters more, and says where the time went.
  init(_ request: Request, _ answer: HandledRequest, time: Duration, isSlow: Bool) {
    self.init(answer.record, max(answer.attention, isSlow ? .warning : .none))
    append("status", answer.response.status.code)
    append("bytes", answer.response.body.count)
    append("total_ms", milliseconds: time)
    guard isSlow else { return }
    append("slow", "yes")
    append("receive_ms", milliseconds: request.receiveTime)
    append("parse_ms", milliseconds: request.parseTime)
    append("answer_ms", milliseconds: time - request.receiveTime - request.parseTime)
  }
}

extension LogLine {
  /// What is known of a request.
  init(_ record: RequestRecord, _ attention: RequestRecord.Attention) {
    self.init(attention == .error ? .error : attention == .warning ? .warning : .info, "request")
    fields.reserveCapacity(24)
    append("id", record.id)
    record.forEachField { append($0.name, $0.value) }
  }
}

extension Configuration {
  var server: Server.Options {
    Server.Options(
      threads: threads, ioTimeout: ioTimeout, maximumBody: maximumBody, keepsConnections: keepsConnections)
  }
}
