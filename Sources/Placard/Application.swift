import Gateway
import HTTPMessage
import Portals
import Synchronization
import Widgets

/// Answers requests with the site, and logs each with a line.
final class Application: Responder {
  private let site: Mutex<Site>
  private let registry: Mutex<PortalRegistry>
  private let log: Log
  private let asksEarly: Bool

  /// - Parameter asksEarly: whether portals are asked while a page is still on its way to the browser; not where the
  ///   process ends with it.
  init(_ configuration: Configuration, asksEarly: Bool, log: Log) {
    self.log = log
    self.asksEarly = asksEarly
    let registry = Self.registry(configuration, log: log)
    self.registry = Mutex(registry)
    site = Mutex(Site(configuration, registry: registry, asksEarly: asksEarly, log: log))
  }

  /// Serves requests that come from now on with another configuration. Questions that run keep the old one; tickets stay
  /// good.
  func update(_ configuration: Configuration) {
    let old = site.withLock { $0 }
    let registry = registry.withLock { registry in
      if registry.path != configuration.state { registry = Self.registry(configuration, log: log) }
      return registry
    }
    let new = Site(configuration, registry: registry, succeeding: old, asksEarly: asksEarly, log: log)
    site.withLock { $0 = new }
  }

  /// The portals that have installed the application. Those that were read are served whatever is the matter with the
  /// file, which the log says.
  private static func registry(_ configuration: Configuration, log: Log) -> PortalRegistry {
    let registry = PortalRegistry(path: configuration.state)
    // Without the application's own name nothing is ever installed, and there need be no folder.
    if let error = registry.health.error, configuration.clientID != nil || error.kind != .missingFolder {
      log.write(LogLine(.error, "registry", [("error", error.description)]))
    }
    return registry
  }

  func respond(to request: Request) async -> Response {
    let answer = await site.withLock { $0 }.answer(request)
    log.write(LogLine(request, answer))
    return answer.response
  }
}

extension LogLine {
  /// The line of a request.
  init(_ request: Request, _ answer: Site.Answer) {
    self.init(answer.isAlarming ? .error : .info, "request")
    append("id", request.id)
    for fact in answer.facts { append(fact.name, fact.value) }
    append("status", answer.response.status.code)
    append("bytes", answer.response.body.count)
    append("total_ms", milliseconds: request.arrival.duration(to: .now))
  }
}

extension Configuration {
  var server: Server.Options {
    Server.Options(threads: threads, ioTimeout: ioTimeout, maximumBody: maximumBody)
  }
}
