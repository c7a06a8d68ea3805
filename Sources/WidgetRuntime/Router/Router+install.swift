import Bitrix24
import HTTPMessage

extension Router {
  /// Installs the application: for the administrator who has opened the page for it, or since the portal's server says so.
  func installation(
    _ form: FormFields, from client: ClientAddress, record: inout RequestRecord
  ) async throws(RequestError) -> Response {
    // What a portal's server posts has no placement, and a frame no event.
    guard form.bytes("PLACEMENT") == nil, form.bytes("event") != nil else {
      return try await installationPage(form, from: client, record: &record)
    }
    return try await event(form, from: client, record: &record)
  }

  private func installationPage(
    _ form: FormFields, from client: ClientAddress, record: inout RequestRecord
  ) async throws(RequestError) -> Response {
    let call = try Self.call(form)
    record.target = .installation
    record.note(call)
    let isRetry = form.bytes("VIEW") != nil
    switch try await installer.install(call, isRetry: isRetry, from: client, record: &record) {
    case .element(let html): return layout.fragment(html)
    case .page(let view, let module):
      return layout.widget(view, running: module, at: call.portal, in: call.language)
    case .notice(let status, let view, let retryAfter):
      return layout.notice(status, view, in: call.language, retryAfter: retryAfter)
    }
  }

  /// What a portal's server tells about the application.
  func event(
    _ form: FormFields, from client: ClientAddress, record: inout RequestRecord
  ) async throws(RequestError) -> Response {
    let event: AppEvent
    do throws(PlacementCallError) {
      event = try AppEvent(form)
    } catch {
      throw .badCall(error)
    }
    record.target = .event(event.isNameWellFormed ? event.name : "other")
    if let authorization = event.authorization {
      (record.portal, record.memberID) = (authorization.portal, authorization.memberID)
      record.isFromStranger = !isServed(authorization.portal)
    }
    try await installer.handle(event, from: client, record: &record)
    return layout.acknowledgement()
  }

  private var installer: any InstallationHandler {
    get throws(RequestError) {
      guard let installer = options.installer else { throw .notAdmitted(.unknownPortal) }
      return installer
    }
  }

  static func call(_ form: FormFields) throws(RequestError) -> PlacementCall {
    do throws(PlacementCallError) {
      return try PlacementCall(form)
    } catch {
      throw .badCall(error)
    }
  }
}
