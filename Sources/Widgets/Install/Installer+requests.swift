import Bitrix24
import HTTPMessage
import PortalStore
import WidgetRuntime

extension Installer: InstallationHandler {
  package func install(
    _ call: PlacementCall, isRetry: Bool, from client: ClientAddress, facts: inout [Fact]
  ) async throws(RequestError) -> InstallationPage {
    let report = try await install(InstallationRequest(call, from: client), facts: &facts)
    let view = InstallView(report: report, language: call.language, texts: .of(call.language), isRetry: isRetry)
    if isRetry { return .element(view.html) }
    // Nobody but a proven portal may be told to show a page in its frame that has a script.
    return report.isRegistered
      ? .page(view.view, .setup) : .notice(report.status, view.view, retryAfter: report.retryAfter)
  }

  package func handle(
    _ event: AppEvent, from client: ClientAddress, facts: inout [Fact]
  ) async throws(RequestError) {
    switch event.kind {
    case .installed, .updated:
      let report = try await install(
        InstallationRequest(event, try Self.authorization(event), from: client), facts: &facts)
      guard report.isRegistered else { throw report.error }
    case .uninstalled(let isClean):
      try await remove(try Self.authorization(event), isClean: isClean, facts: &facts)
    case .placementTooSlow:
      facts.append(Fact("reason", "placement_too_slow"))
    case .other:
      facts.append(Fact("reason", "unknown_event"))
    }
  }

  private func install(
    _ request: InstallationRequest, facts: inout [Fact]
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
    facts += report.facts
    return report
  }

  /// Takes it that a portal has removed the application. Whether what is kept of it is to be deleted makes no difference:
  /// that is no more than it takes to find out that the removal was not the portal's.
  private func remove(
    _ authorization: AppEvent.Authorization, isClean: Bool, facts: inout [Fact]
  ) async throws(RequestError) {
    do throws(Installer.RemovalFailure) {
      switch try await remove(memberID: authorization.memberID, token: authorization.applicationToken) {
      case .removed: facts += [Fact("result", "removed"), Fact("clean", isClean ? "yes" : "no")]
      case .leaving: facts += [Fact("result", "leaving"), Fact("reason", "no_application_token")]
      }
    } catch {
      switch error {
      // Nothing is left to be removed: the portal shall not try again.
      case .unknownPortal: facts.append(Fact("result", "unknown_portal"))
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
  /// What the log says about it.
  var facts: [Fact] {
    if let obstacle { return [Fact("result", "refused"), Fact("reason", obstacle.rawValue)] }
    let failed = steps.compactMap { step -> String? in
      guard case .failed(let failure) = step.outcome else { return nil }
      return "\(step.subject.name):\(failure.rawValue)"
    }
    let result = [Fact("result", isComplete ? "installed" : "partly_installed")]
    return failed.isEmpty ? result : result + [Fact("failed", failed.joined(separator: "+"))]
  }

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

extension InstallationReport.Step.Subject {
  fileprivate var name: String {
    switch self {
    case .placement(let code): code.description
    case .events: "events"
    }
  }
}
