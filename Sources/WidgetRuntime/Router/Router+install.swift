import Bitrix24
import HTTPMessage

extension Router {
  /// Installs the application: for the administrator who has opened the page for it, or because the portal's server says so.
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

  var installer: any InstallationHandler {
    get throws(RequestError) {
      guard let installer = options.installer else { throw .notAdmitted(.unknownPortal) }
      return installer
    }
  }
}
