import Gateway
import HTTPMessage
import Synchronization
import Widgets

/// Answers requests with the site, and logs each with a line.
final class Application: Responder {
  private let site: Mutex<Site>
  private let log: Log

  init(_ configuration: Configuration, log: Log) {
    site = Mutex(Site(configuration.site))
    self.log = log
  }

  /// Serves requests that come from now on with another configuration.
  func update(_ configuration: Configuration) {
    let new = Site(configuration.site)
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
    self.init(answer.response.status.code >= 500 ? .error : .info, "request")
    append("id", request.id)
    for fact in answer.facts { append(fact.name, fact.value) }
    append("status", answer.response.status.code)
    append("bytes", answer.response.body.count)
    append("total_ms", milliseconds: request.arrival.duration(to: .now))
  }
}

extension Configuration {
  var site: Site.Options {
    Site.Options(
      gate: .init(portals: portals, applicationToken: applicationToken),
      theme: theme,
      library: library,
      basePath: publicURL?.basePath ?? "/",
      hasClientCredentials: clientID != nil && clientSecret != nil
    )
  }

  var server: Server.Options {
    Server.Options(threads: threads, ioTimeout: ioTimeout, maximumBody: maximumBody)
  }
}
