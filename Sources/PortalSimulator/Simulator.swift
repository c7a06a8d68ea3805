import Gateway
import HTTPMessage
import Synchronization

/// Answers every request to the simulated portal.
///
/// What the portal knows and decides is in ``Portal``, a value under one lock; here is what takes time.
final class Simulator: Responder {
  private let portal: Mutex<Portal>
  private let log: RequestLog

  init(_ installation: Installation, log: RequestLog) {
    portal = Mutex(Portal(installation, now: .now))
    self.log = log
  }

  func respond(to request: Request) async -> Response {
    var response = await answer(request)
    response.append("Cache-Control", "no-store")
    log.record(request, response)
    return response
  }

  private func answer(_ request: Request) async -> Response {
    switch Route(request) {
    case .file(let file): file.response
    case .library: await library()
    case .page(let path): .page("The portal's page at \(path)")
    case .control(let action): portal.withLock { $0.answer(action, request, now: .now) }
    case .rest(let method): await rest(method, request)
    case .authorizationServer(let service): portal.withLock { $0.answer(service, request, now: .now) }
    case .preflight: .preflight
    case .methodNotAllowed(let allowed): .methodNotAllowed(allowed)
    case .unknown: .page("Not found", status: .notFound)
    }
  }

  private func library() async -> Response {
    let settings = portal.withLock { $0.settings }
    switch settings.library {
    case .normal: break
    case .missing: return .page("Not found", status: .notFound)
    case .late: try? await Task.sleep(for: .milliseconds(settings.libraryDelay))
    }
    return BrowserFile.library.response
  }

  private func rest(_ method: String, _ request: Request) async -> Response {
    let settings = portal.withLock { $0.settings }
    if settings.rest == .delay { try? await Task.sleep(for: .milliseconds(settings.restDelay)) }
    return portal.withLock { $0.answer(method: method, request, now: .now) }
  }
}
