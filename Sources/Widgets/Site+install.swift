import Bitrix24
import HTTPMessage
import PortalStore

extension Site {
  /// Installs the application: for the administrator who has opened the page for it, or since the portal's server says so.
  func installation(
    _ form: FormFields, from client: ClientAddress, facts: inout [Fact]
  ) async throws(RequestError) -> Response {
    // What a portal's server posts has no placement, and a frame no event.
    guard form.bytes("PLACEMENT") == nil, form.bytes("event") != nil else {
      return try await installationPage(form, from: client, facts: &facts)
    }
    return try await event(form, from: client, facts: &facts)
  }

  private func installationPage(
    _ form: FormFields, from client: ClientAddress, facts: inout [Fact]
  ) async throws(RequestError) -> Response {
    let call = try Self.call(form)
    facts = [Fact("view", "install")] + call.facts
    let report = try await install(InstallationRequest(call, from: client), facts: &facts)
    let isRetry = form.bytes("VIEW") != nil
    let view = InstallView(report: report, texts: .of(call.language), isRetry: isRetry)
    if isRetry { return layout.fragment(view.html) }
    // Nobody but a proven portal may be told to show a page in its frame that has a script.
    return report.isRegistered
      ? layout.widget(view.view, at: call.portal, in: call.language)
      : layout.notice(report.status, view.view, in: call.language, retryAfter: report.retryAfter)
  }

  /// What a portal's server tells about the application.
  func event(
    _ form: FormFields, from client: ClientAddress, facts: inout [Fact]
  ) async throws(RequestError) -> Response {
    let event: AppEvent
    do throws(PlacementCallError) {
      event = try AppEvent(form)
    } catch {
      throw .badCall(error)
    }
    facts = [Fact("event", event.isNameWellFormed ? event.name : "other")]
    if let authorization = event.authorization { facts += authorization.facts }
    switch event.kind {
    case .installed, .updated:
      let report = try await install(
        InstallationRequest(event, try Self.authorization(event), from: client), facts: &facts)
      guard report.isRegistered else { throw .notInstalled(report) }
    case .uninstalled(let isClean):
      try await remove(try Self.authorization(event), isClean: isClean, facts: &facts)
    case .placementTooSlow:
      facts.append(Fact("reason", "placement_too_slow"))
    case .other:
      facts.append(Fact("reason", "unknown_event"))
    }
    return layout.acknowledgement()
  }

  private func install(
    _ request: InstallationRequest, facts: inout [Fact]
  ) async throws(RequestError) -> InstallationReport {
    guard let installer = options.installer else { throw .notAdmitted(.unknownPortal) }
    // A portal without TLS is served where an administrator has named it so, and nowhere else.
    let named: RESTEndpoint?
    do throws(AccessError) {
      named = try options.accessPolicy.endpoint(for: request.portal)
    } catch {
      if error != .unknownPortal || !request.portal.isSecure { throw .notAdmitted(.insecurePortal) }
      named = nil
    }
    let report = await installer.install(request, allowsPrivateAddress: named?.allowsPrivateAddress ?? false)
    facts += report.facts
    return report
  }

  /// Takes it that a portal has removed the application. Whether what is kept of it is to be deleted makes no difference:
  /// that is no more than it takes to find out that the removal was not the portal's.
  private func remove(
    _ authorization: AppEvent.Authorization, isClean: Bool, facts: inout [Fact]
  ) async throws(RequestError) {
    guard let installer = options.installer else { throw .notAdmitted(.unknownPortal) }
    do throws(Installer.RemovalFailure) {
      switch try await installer.remove(memberID: authorization.memberID, token: authorization.applicationToken) {
      case .removed: facts += [Fact("result", "removed"), Fact("clean", isClean ? "yes" : "no")]
      case .leaving: facts += [Fact("result", "leaving"), Fact("reason", "no_application_token")]
      }
    } catch {
      switch error {
      // Nothing is left to be removed: the portal shall not try again.
      case .unknownPortal: facts.append(Fact("result", "unknown_portal"))
      case .notProven: throw .notAdmitted(.missingApplicationToken)
      case .wrongToken(let digest): throw .notAdmitted(.wrongApplicationToken(digest: digest))
      case .notStored: throw .notInstalled(InstallationReport(obstacle: .notStored))
      }
    }
  }

  static func call(_ form: FormFields) throws(RequestError) -> PlacementCall {
    do throws(PlacementCallError) {
      return try PlacementCall(form)
    } catch {
      throw .badCall(error)
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

extension AppEvent.Authorization {
  fileprivate var facts: [Fact] {
    [Fact("portal", portal.description), Fact("member", memberID.shortened)]
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
