import FastCGI
import HTTPMessage
import Synchronization

/// Answers every request to the simulated portal.
///
/// What the portal knows and decides is in ``Portal``, a value under one lock; here is what takes time.
final class Simulator: Responder {
  private let portal: Mutex<Portal>
  private let log: RequestLog
  private let client: LoopbackClient
  private let silence: Duration

  /// - Parameter silence: how long nothing comes where nothing is to be answered: longer than anybody waits.
  init(
    _ installation: Installation, log: RequestLog, client: LoopbackClient = LoopbackClient(),
    silence: Duration = .seconds(60)
  ) {
    portal = Mutex(Portal(installation, now: .now))
    self.log = log
    self.client = client
    self.silence = silence
  }

  func respond(to request: Request) async -> Response {
    var response = await answer(request)
    response.append("Cache-Control", "no-store")
    log.record(request, response)
    return response
  }

  private func answer(_ request: Request) async -> Response {
    switch Route(request) {
    case .file(let file): self.file(file, request)
    case .library: await library()
    case .page(let path): .page("The portal's page at \(path)")
    case .control(.application): await application(request)
    case .control(.call): await call(request)
    case .control(let action): portal.withLock { $0.answer(action, request, now: .now) }
    case .rest(let method): await rest(method, request)
    case .authorizationServer(let service): await authorization(service, request)
    case .preflight: .preflight
    case .methodNotAllowed(let allowed): .methodNotAllowed(allowed)
    case .unknown: .page("Not found", status: .notFound)
    }
  }

  /// The page of a portal that was renamed is at its new address.
  private func file(_ file: BrowserFile, _ request: Request) -> Response {
    let (address, isOutdated) = portal.withLock { ($0.address, $0.isOutdated(request.host)) }
    if file.path == "/", isOutdated { return .found(request.location(at: address.text)) }
    return file.response
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

  /// Changes the application's state and then tells its handlers, which may call back before they answer.
  private func application(_ request: Request) async -> Response {
    let (response, deliveries) = portal.withLock { portal in
      (portal.answer(.application, request, now: .now), portal.takeOutbox())
    }
    guard response.status == .ok, request.method == .post else { return response }
    let outcomes = await send(deliveries)
    var value = portal.withLock { $0.applicationValue }
    value["deliveries"] = .list(outcomes.map(\.value))
    return .json(.map(value))
  }

  /// Does the telephony's part of a call. The page does not wait for the handlers, of which the portal tells it nothing.
  private func call(_ request: Request) async -> Response {
    let (response, deliveries) = portal.withLock { portal in
      (portal.answer(.call, request, now: .now), portal.takeOutbox())
    }
    if !deliveries.isEmpty { Task { await send(deliveries) } }
    return response
  }

  @discardableResult
  private func send(_ deliveries: [Delivery]) async -> [Delivery.Outcome] {
    var outcomes: [Delivery.Outcome] = []
    for delivery in deliveries {
      let outcome = await client.send(delivery)
      portal.withLock { $0.journal.append(outcome.journalEntry(now: .now)) }
      outcomes.append(outcome)
    }
    return outcomes
  }

  private func rest(_ method: String, _ request: Request) async -> Response {
    let settings = portal.withLock { $0.settings }
    if settings.rest == .delay { try? await Task.sleep(for: .milliseconds(settings.restDelay)) }
    let arrived = Moment.now
    if let response = portal.withLock({ $0.answerEarly(method: method, request, now: arrived) }) {
      Task {
        try? await Task.sleep(for: .milliseconds(settings.writing.lateDelay))
        portal.withLock { $0.carryOut(method: method, request, arrived: arrived, now: .now) }
      }
      if response.isSilence { try? await Task.sleep(for: silence) }
      return response
    }
    let response = portal.withLock { $0.answer(method: method, request, now: .now) }
    if response.isSilence { try? await Task.sleep(for: silence) }
    return response
  }

  private func authorization(_ service: AuthorizationService, _ request: Request) async -> Response {
    let settings = portal.withLock { $0.settings }
    if service == .applicationInfo, settings.applicationInfo == .silence {
      try? await Task.sleep(for: silence)
      portal.withLock {
        $0.journal.append(RESTExchange(method: "oauth/app.info").journalEntry(for: .cut, now: .now))
      }
      return .cut
    }
    return portal.withLock { $0.answer(service, request, now: .now) }
  }
}
