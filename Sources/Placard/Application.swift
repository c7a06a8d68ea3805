import Gateway
import HTTPMessage
import Portals
import Synchronization
import Widgets

/// Answers requests with the site, and logs each with a line.
final class Application: Responder {
  private let site: Mutex<Site>
  private let registry: PortalRegistry
  private let log: Log
  private let asksEarly: Bool

  /// - Parameter asksEarly: whether portals are asked while a page is still on its way to the browser; not where the
  ///   process ends with it.
  init(_ configuration: Configuration, asksEarly: Bool, log: Log) {
    self.log = log
    self.asksEarly = asksEarly
    registry = PortalRegistry(path: configuration.state)
    site = Mutex(Site(configuration, registry: registry, asksEarly: asksEarly, log: log))
  }

  /// Serves requests that come from now on with another configuration. Questions that run keep the old one; tickets stay
  /// good.
  func update(_ configuration: Configuration) {
    let old = site.withLock { $0 }
    let new = Site(configuration, registry: registry, succeeding: old, asksEarly: asksEarly, log: log)
    site.withLock { $0 = new }
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
