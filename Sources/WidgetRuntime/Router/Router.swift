import Bitrix24
import Bitrix24REST
import HTML
import HTTPMessage
import PortalStore

/// Hands each request to the widget, part or action that it is for, and says what the log shall tell about it.
///
/// An object, as every request has hold of it for as long as it waits.
package final class Router: Sendable {
  let options: Options
  /// Asks portals for parts of pages.
  package var parts: PartService? { options.parts }
  /// Does what forms say.
  package var actions: ActionService? { options.actions }
  let catalog: WidgetCatalog
  /// The permissions that the application needs for the placements that are wanted.
  private let scopes: [String]
  let layout: Layout

  package init(_ options: Options, catalog: WidgetCatalog) {
    self.options = options
    self.catalog = catalog
    scopes = catalog.scopes(for: options.placements)
    layout = Layout(
      theme: options.theme, library: options.library, basePath: options.basePath, modules: catalog.modules)
  }

  /// Answers a request, whatever it is.
  package func answer(_ request: Request) async -> HandledRequest {
    await RequestID.$current.withValue(request.id) { await handle(request) }
  }

  private func handle(_ request: Request) async -> HandledRequest {
    var record = RequestRecord(id: request.id)
    do throws(RequestError) {
      return HandledRequest(response: try await response(to: request, record: &record), record: record)
    } catch {
      record.note(error)
      let language = record.language ?? requestedLanguage(request)
      return HandledRequest(response: layout.refusal(error, in: language), record: record)
    }
  }

  private func response(to request: Request, record: inout RequestRecord) async throws(RequestError) -> Response {
    let endpoint = try Endpoint(request, basePath: options.basePath)
    switch endpoint {
    case .widget: return try await widget(try form(of: request, &record), of: request, record: &record)
    case .installation:
      return try await installation(try form(of: request, &record), from: request.client, record: &record)
    case .event: return try await event(try form(of: request, &record), from: request.client, record: &record)
    case .health, .status, .metrics, .asset, .landing:
      let response = try resource(endpoint, request)
      record.target = .resource(request.method, path: request.path)
      return response
    }
  }

  /// What is only read.
  private func resource(_ endpoint: Endpoint, _ request: Request) throws(RequestError) -> Response {
    switch endpoint {
    case .health: return layout.acknowledgement()
    case .landing: return layout.landing(in: requestedLanguage(request))
    case .asset(let name):
      guard let asset = layout.assets.named(name) else { throw .unknownPath }
      try Endpoint.requireReading(request)
      return asset.response
    case .status:
      guard let monitor = options.monitor else { throw .unknownPath }
      return monitor.statusPage(StatusFormat(request))
    case .metrics:
      guard let monitor = options.monitor else { throw .unknownPath }
      return monitor.metricsPage()
    case .widget, .installation, .event: preconditionFailure("\(endpoint) takes a form")
    }
  }

  /// The answer where the program cannot work at all, as with a broken configuration.
  ///
  /// - Parameter catalog: the widgets, whose modules share a folder with the style sheet.
  package static func failure(_ request: Request, catalog: WidgetCatalog) -> Response {
    let layout = Layout(theme: .light, library: .bitrix24Library, basePath: "/", modules: catalog.modules)
    return RequestID.$current.withValue(request.id) {
      layout.refusal(.failed("Configuration"), in: Language(acceptLanguage: request.acceptLanguage))
    }
  }

  /// The page for a form without asking whether the portal is one of ours: for looking into recorded requests.
  ///
  /// - Returns: the page, and what the server would have answered.
  package func preview(_ request: Request) async -> (page: Response, served: HandledRequest) {
    let served = await answer(request)
    guard served.response.status == .forbidden, let form = try? Self.form(of: request),
      let call = try? PlacementCall(form), let page = try? await page(for: call)
    else { return (served.response, served) }
    return (page, served)
  }

  /// The page for a call, without parts.
  package func page(for call: PlacementCall) async throws -> Response {
    try await page(of: catalog.placed(at: call.placement).widget, for: call, in: renderContext(for: call.portal))
  }

  private func page(of widget: any Widget, for call: PlacementCall, in context: RenderContext) async throws -> Response
  {
    layout.widget(
      try await widget.render(call, in: context), running: widget.module, at: call.portal, in: call.language)
  }

  /// A page, or the part of one that its script asks for.
  private func widget(
    _ form: FormFields, of request: Request, record: inout RequestRecord
  ) async throws(RequestError) -> Response {
    if let name = form.bytes("ACTION") {
      return try await action(String(decoding: name, as: UTF8.self), form, from: request.client, record: &record)
    }
    if let name = form.bytes("VIEW") {
      return try await part(String(decoding: name, as: UTF8.self), form, of: request, record: &record)
    }
    return try await page(form, of: request, record: &record)
  }

  // Not inlined: every card that waits for its customer would keep the room for what this computes.
  @inline(never)
  private func page(
    _ form: FormFields, of request: Request, record: inout RequestRecord
  ) async throws(RequestError) -> Response {
    let call = try Self.call(form)
    record.target = .page
    record.note(call)
    let authorized = try await authorize(call, from: request.client, record: &record)
    let placed = catalog.placed(at: call.placement)
    let context = renderContext(for: call, of: placed, authorized, request)
    do {
      let page = try await page(of: placed.widget, for: call, in: context)
      record.note(placed.widget, call)
      return page
    } catch {
      throw .failed(String(describing: type(of: error)))
    }
  }

  /// The question of a prefetched part starts before the page is made, and is answered while it travels.
  private func renderContext(
    for call: PlacementCall, of placed: PlacedWidget, _ authorized: AuthorizedCall, _ request: Request
  ) -> RenderContext {
    var context = renderContext(for: call.portal)
    guard let parts = options.parts else { return context }
    context.hasParts = true
    guard let part = placed.prefetched else { return context }
    let ticket = parts.prefetch(
      part, of: call, at: authorized.endpoint, isAuthenticated: authorized.isAuthenticated, from: request.client)
    context.prefetched = ticket.map { (part.part.name, $0) }
    return context
  }

  /// Lets a call in; also one from a new address of a portal that has installed the application, or from a portal whose
  /// removal was not its own, once that is proven.
  private func authorize(
    _ call: PlacementCall, from client: ClientAddress, record: inout RequestRecord
  ) async throws(RequestError) -> AuthorizedCall {
    do throws(AccessError) {
      do throws(AccessError) {
        let authorized = try options.accessPolicy.authorize(call)
        // A portal that an administrator named is served either way; its registration, if it was removed, is restored first.
        guard options.accessPolicy.installation(at: call.portal) == nil, let installer = options.installer,
          installer.hasTombstone(of: call), case .takenBack = await installer.recognize(call, from: client)
        else { return authorized }
        record.noteTakenBack()
      } catch .unknownPortal {
        switch await options.installer?.recognize(call, from: client) {
        case nil, .stranger: throw .unknownPortal
        case .removed(let reason):
          record.details.append(LogField("take_back", reason))
          throw .unknownPortal
        case .takenBack: record.noteTakenBack()
        case .newAddress: break
        }
      }
      return try options.accessPolicy.authorize(call)
    } catch {
      throw .notAdmitted(error)
    }
  }

  /// Where the portal of a call is asked, for what the posted token may read: no application token is asked for.
  func endpoint(for portal: PortalAddress) throws(RequestError) -> RESTEndpoint {
    do throws(AccessError) {
      return try options.accessPolicy.endpoint(for: portal)
    } catch {
      throw .notAdmitted(error)
    }
  }

  /// Whether a portal is named or registered.
  func isServed(_ portal: PortalAddress) -> Bool { (try? options.accessPolicy.endpoint(for: portal)) != nil }

  func renderContext(for portal: PortalAddress) -> RenderContext {
    RenderContext(
      wantedPlacements: options.placements, scopes: scopes,
      checksApplicationToken: options.accessPolicy.checksApplicationToken(of: portal),
      hasClientCredentials: options.hasClientCredentials
    )
  }

  /// `LANG` of the query, where portals put it; else what the browser prefers.
  func requestedLanguage(_ request: Request) -> Language {
    FormFields(urlEncoded: request.query).language ?? Language(acceptLanguage: request.acceptLanguage)
  }
}
