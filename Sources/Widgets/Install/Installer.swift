import Bitrix24
import Bitrix24REST
import HTTPMessage
import PortalStore
import WidgetRuntime

/// Registers portals, and has them open the application where it belongs. Running it twice changes nothing.
///
/// Nothing that was posted is believed: the authorization server says whose the token is, and the portal at the address
/// that the server names says whether that is an administrator.
package final class Installer: Sendable {
  /// For all of an installation. An administrator waits for it, no operator in a call.
  private static let time = Duration.seconds(20)

  private let rest: RESTService
  private let introspector: TokenIntrospector
  let registry: PortalRegistry
  let accessPolicy: AccessPolicy
  let binder: PlacementBinder?
  let onFailure: @Sendable (RegistryError) -> Void

  /// - Parameters:
  ///   - accessPolicy: which portals an administrator of this program has named.
  ///   - publicURL: under which portals reach the application, or `nil` where that is not known: then nothing can be
  ///     installed.
  ///   - placements: where portals shall open it.
  ///   - onFailure: why something could not be stored.
  package init(
    rest: RESTService, introspector: TokenIntrospector, registry: PortalRegistry, accessPolicy: AccessPolicy,
    publicURL: String?, placements: [PlacementChoice], onFailure: @escaping @Sendable (RegistryError) -> Void
  ) {
    self.rest = rest
    self.introspector = introspector
    self.registry = registry
    self.accessPolicy = accessPolicy
    self.onFailure = onFailure
    binder = publicURL.map { url in
      let base = url.hasSuffix("/") ? url : url + "/"
      return PlacementBinder(handler: url, eventHandler: base + "event", choices: placements)
    }
  }

  /// Installs the application at a portal.
  ///
  /// - Parameter allowsPrivateAddress: whether an administrator of this program named the portal.
  func install(_ request: InstallationRequest, allowsPrivateAddress: Bool) async -> InstallationReport {
    do throws(InstallationReport.Obstacle) {
      return InstallationReport(steps: try await steps(request, allowsPrivateAddress: allowsPrivateAddress))
    } catch {
      return InstallationReport(obstacle: error)
    }
  }

  private func steps(
    _ request: InstallationRequest, allowsPrivateAddress: Bool
  ) async throws(InstallationReport.Obstacle) -> [InstallationReport.Step] {
    guard let binder else { throw .publicURLNotConfigured }
    let deadline = ContinuousClock.Instant.now + Self.time
    let proven = try await prove(request, deadline: deadline)
    guard let token = request.accessToken else { throw .noToken }
    let client = rest.client(
      for: RESTEndpoint(request.portal, allowsPrivateAddress: allowsPrivateAddress),
      user: UserAuthorization(accessToken: token), deadline: deadline)
    let before = (try? await client.batch(PortalBindings.query.batch)).map(PortalBindings.init)
    if before?.isAdministrator == false { throw .notAdministrator }
    // What fails from here on is nobody's attempt: neither a portal's silence nor a full disk here.
    proven.confirm()
    guard let before, before.isAdministrator != nil else { throw .portalFailed }
    try await register(request, proven.proof)
    let changes = binder.changes(before)
    guard !changes.batch.isEmpty else { return binder.steps(before: before) }
    var results = await Self.results(of: changes, at: client)
    let repairs = binder.repairs(before: before, after: results)
    if !repairs.batch.isEmpty {
      results.placements.merge(await Self.results(of: repairs, at: client).placements) { $1 }
    }
    return binder.steps(before: before, after: results)
  }

  /// What is lost of a batch without an answer is found by the next try.
  private static func results(
    of changes: PlacementBinder.Changes, at client: RESTClient
  ) async -> PlacementBinder.Results {
    changes.results((try? await client.batch(changes.batch)) ?? BatchAnswer())
  }

  /// What the authorization server says of the token, if that confirms the request.
  ///
  /// - Parameter hasApplicationToken: whether the portal's application token, as it is known here, came with it.
  func prove(
    _ request: InstallationRequest, hasApplicationToken: Bool = false, deadline: ContinuousClock.Instant
  ) async throws(InstallationReport.Obstacle) -> TokenIntrospector.Proven {
    do throws(TokenIntrospectionError) {
      return try await introspector.proof(
        of: request.accessToken, from: request.serverEndpoint, memberID: request.memberID, at: request.portal,
        by: TokenIntrospector.Caller(client: request.client, hasApplicationToken: hasApplicationToken),
        deadline: deadline)
    } catch {
      switch error {
      case .clientNotConfigured: throw .clientNotConfigured
      case .noToken: throw .noToken
      case .unknownServer: throw .unknownServer
      case .notConfirmed: throw .notConfirmed
      case .otherApplication: throw .otherApplication
      case .otherPortal: throw .otherPortal
      case .tooManyRefusals: throw .tooManyRefusals
      }
    }
  }

  private func register(
    _ request: InstallationRequest, _ proof: TokenIntrospection
  ) async throws(InstallationReport.Obstacle) {
    let installation = Installation(request, proof, userID: Int64(proof.userID))
    do throws(RegistryError) {
      _ = try await registry.register(installation)
    } catch {
      onFailure(error)
      throw .notStored
    }
  }

  // MARK: - What is there

  /// Where a portal opens the application, or could.
  func places(_ portal: PortalBindings) -> [PortalStatus.Place] {
    guard let binder else { return [] }
    let groups = PlacementGroup.allCases.map(PlacementChoice.group)
    // What is bound is told, too, where there is no page for it: it can be switched off.
    let bound = portal.placements.map { PlacementChoice.code($0.placement) }
    let all = WidgetCatalog.standard.placements(for: binder.choices + groups + bound, listed: portal.listed ?? [])
    let wanted = WidgetCatalog.standard.placements(for: binder.choices, listed: portal.listed ?? [])
    return all.compactMap { placement in
      let isBound = binder.isBound(placement, in: portal)
      let isWanted = wanted.contains(placement)
      let offer = binder.offer(of: placement, at: portal)
      let isOffered = placement.group != nil && offer != .absent
      // What the portal does not have is no more to be had by an installation.
      let isNamed = binder.choices.contains(.code(placement))
      if !isBound && !isOffered && !isNamed { return nil }
      var missing: [String] = []
      if case .lacking(let permissions) = offer { missing = permissions }
      return PortalStatus.Place(placement: placement, isBound: isBound, isWanted: isWanted, missing: missing)
    }
  }
}

extension Installation {
  /// - Parameter userID: of the user who has installed the application, where known.
  init(_ request: InstallationRequest, _ proof: TokenIntrospection, userID: Int64?) {
    self.init(
      memberID: request.memberID, address: request.portal, applicationToken: request.applicationToken,
      scopes: ApplicationScopes(proof.scope.joined(separator: ",")),
      status: ApplicationStatus(proof.installation.status), language: request.language, userID: userID,
      version: request.version.map { Int64($0) })
  }
}
