import Bitrix24
import Bitrix24REST
import HTML
import Localization
import PortalStore
import WidgetRuntime

extension PartName {
  static let status = PartName("status")
}

/// The part `status` of the application's own page: what an administrator of the portal is shown of the application,
/// and nobody else.
struct StatusPart: Part {
  let name = PartName.status
  /// Without it, nothing is known of the portal.
  let installer: Installer?
  let recentCalls: RecentCalls
  /// Seconds since 1970-01-01T00:00:00Z.
  let clock: @Sendable () -> Int

  /// - Returns: `nil` for whoever is no administrator.
  func load(_ query: NoFields, of call: PlacementCall, from portal: RESTClient) async throws(RESTError) -> PortalStatus?
  {
    guard let installer else { return nil }
    let bindings = PortalBindings(try await portal.batch(PortalBindings.query.batch))
    guard bindings.isAdministrator == true else { return nil }
    let installation = installer.accessPolicy.installation(at: call.portal)
    return PortalStatus(
      places: installer.places(bindings), scope: bindings.scopes, installation: installation,
      isFresh: installation.map { Int($0.updatedAt) > clock() - 3600 } ?? false,
      lastCalls: recentCalls.last(at: call.portal))
  }

  func html(
    _ outcome: PartOutcome<PortalStatus?>, to query: NoFields, of call: PlacementCall, ticket: HTML?,
    in context: RenderContext
  ) -> HTML {
    switch outcome {
    case .value(nil): StatusView.nothing
    case .value(let status?):
      StatusView(
        status: status, portal: call.portal, context: context, language: call.language, texts: .of(call.language)
      ).html
    case .failed, .busy: StatusView.failure(in: call.language)
    }
  }
}
