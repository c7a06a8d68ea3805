import Bitrix24
import HTTPMessage
import PortalStore
import WidgetRuntime

extension Installer: InstallationHandler {
  package func install(
    _ call: PlacementCall, isRetry: Bool, from client: ClientAddress, record: inout RequestRecord
  ) async throws(RequestError) -> InstallationPage {
    let report = try await install(InstallationRequest(call, from: client), record: &record)
    let view = InstallView(report: report, language: call.language, texts: .of(call.language), isRetry: isRetry)
    if isRetry { return .element(view.html) }
    // Nobody but a proven portal may be told to show a page in its frame that has a script.
    return report.isRegistered
      ? .page(view.view, .setup) : .notice(report.status, view.view, retryAfter: report.retryAfter)
  }

  package func handle(
    _ event: AppEvent, from client: ClientAddress, record: inout RequestRecord
  ) async throws(RequestError) {
    switch event.kind {
    case .installed, .updated:
      let report = try await install(
        InstallationRequest(event, try Self.authorization(event), from: client), record: &record)
      guard report.isRegistered else { throw report.error }
    case .uninstalled(let isClean):
      try await remove(try Self.authorization(event), isClean: isClean, record: &record)
    case .placementTooSlow:
      (record.reason, record.attention) = ("placement_too_slow", .error)
    case .callEnded, .other:
      record.reason = "unknown_event"
    }
  }

  private func install(
    _ request: InstallationRequest, record: inout RequestRecord
  ) async throws(RequestError) -> InstallationReport {
    // A portal without TLS is served where an administrator has named it so, and nowhere else.
    let named: RESTEndpoint?
    do throws(AccessError) {
      named = try accessPolicy.endpoint(for: request.portal)
    } catch {
      if error != .unknownPortal || !request.portal.isSecure { throw .notAdmitted(.insecurePortal) }
      named = nil
    }
    let report = await install(request, allowsPrivateAddress: named?.allowsPrivateAddress ?? false)
    record.note(report)
    return report
  }

  /// Takes it that a portal has removed the application. Whether what is kept of it is to be deleted makes no difference:
  /// that is no more than it takes to find out that the removal was not the portal's.
  private func remove(
    _ authorization: AppEvent.Authorization, isClean: Bool, record: inout RequestRecord
  ) async throws(RequestError) {
    do throws(Installer.RemovalFailure) {
      switch try await remove(memberID: authorization.memberID, token: authorization.applicationToken) {
      case .removed:
        record.result = "removed"
        record.details.append(LogField("clean", isClean ? "yes" : "no"))
      // Not proven: an administrator of this program may know.
      case .leaving: (record.result, record.reason, record.attention) = ("leaving", "no_application_token", .warning)
      }
    } catch {
      switch error {
      // Nothing is left to be removed: the portal shall not try again.
      case .unknownPortal: record.result = "unknown_portal"
      case .notProven: throw .notAdmitted(.missingApplicationToken)
      case .wrongToken(let digest): throw .notAdmitted(.wrongApplicationToken(digest: digest))
      case .notStored: throw InstallationReport(obstacle: .notStored).error
      }
    }
  }

  private static func authorization(_ event: AppEvent) throws(RequestError) -> AppEvent.Authorization {
    do throws(PlacementCallError) {
      return try event.requireAuthorization()
    } catch {
      throw .badCall(error)
    }
  }
}

extension InstallationReport {
  /// What a portal's server is answered with.
  fileprivate var error: RequestError {
    .notInstalled(status, isUnknownPortal: status == .forbidden, retryAfter: retryAfter)
  }

  /// In how many seconds it may be tried again, where that helps.
  var retryAfter: Int? { obstacle == .tooManyRefusals ? 60 : nil }

  /// Of the page that says so.
  var status: Status {
    switch obstacle {
    case nil: .ok
    case .clientNotConfigured, .publicURLNotConfigured, .portalFailed, .notStored: .internalServerError
    case .tooManyRefusals: .serviceUnavailable
    case .noToken, .unknownServer, .notConfirmed, .otherApplication, .otherPortal, .notAdministrator: .forbidden
    }
  }
}

extension RequestRecord {
  /// Takes in what came of an installation.
  fileprivate mutating func note(_ report: InstallationReport) {
    if let obstacle = report.obstacle {
      (result, reason, isFromStranger) = ("refused", obstacle.rawValue, true)
      return
    }
    result = report.isComplete ? "installed" : "partly_installed"
    isFromStranger = false
    let failed = report.steps.compactMap { step -> String? in
      guard case .failed(let failure) = step.outcome else { return nil }
      return "\(step.subject.name):\(failure.rawValue)"
    }
    if !failed.isEmpty { details.append(LogField("failed", failed.joined(separator: "+"))) }
  }
}

extension InstallationReport.Step.Subject {
  fileprivate var name: String {
    switch self {
    case .placement(let code): code.description
    case .events: "events"
    }
  }
}
