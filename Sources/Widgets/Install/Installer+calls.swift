import Bitrix24
import HTTPMessage
import PortalStore
import WidgetRuntime

/// Calls from portals that are not registered at their addresses: the authorization server has to say whose they are.
extension Installer {
  /// For the proof, while a card waits for it.
  private static let proofTime = Duration.seconds(3)

  /// Why a portal that was removed is not taken back.
  enum TakeBackRefusal: Error, Equatable {
    /// A new one: the application was added anew, which takes an administrator's installation.
    case wrongToken
    /// The authorization server is asked about too many calls already.
    case busy
    /// The authorization server does not say that the application is installed there.
    case notInstalled
    case notProven(InstallationReport.Obstacle)
    case notStored

    /// For the log.
    var name: String {
      switch self {
      case .wrongToken: "wrong_token"
      case .busy: "busy"
      case .notInstalled: "not_installed"
      case .notProven(let obstacle): obstacle.rawValue
      case .notStored: InstallationReport.Obstacle.notStored.rawValue
      }
    }
  }

  /// Looks whether a call comes from a portal that is known elsewhere, or was, and if so, registers it where it is.
  /// The authorization server has to confirm whose the posted token is.
  package func recognize(_ call: PlacementCall, from client: ClientAddress) async -> PortalRecognition {
    guard call.portal.isSecure else { return .stranger }
    if let portal = registry.portal(member: call.memberID) {
      return await acceptAddress(of: InstallationRequest(call, from: client), for: portal) ? .newAddress : .stranger
    }
    guard let tombstone = registry.tombstone(member: call.memberID) else { return .stranger }
    do throws(TakeBackRefusal) {
      return try await takeBack(tombstone, for: InstallationRequest(call, from: client)) ? .takenBack : .stranger
    } catch {
      return .removed(reason: error.name)
    }
  }

  /// Whether the portal of a call is said to have removed the application, of late.
  package func hasTombstone(of call: PlacementCall) -> Bool { registry.tombstone(member: call.memberID) != nil }

  private func acceptAddress(of request: InstallationRequest, for portal: InstalledPortal) async -> Bool {
    let hasToken = request.applicationToken.map { portal.applicationToken?.matches($0) == true } ?? false
    guard let proven = try? await proof(of: request, hasApplicationToken: hasToken) else { return false }
    proven.confirm()
    do throws(RegistryError) {
      return try await registry.add(request.portal, to: request.memberID) != nil
    } catch {
      onFailure(error)
      return false
    }
  }

  /// - Returns: `false` if there is no tombstone any more, nor a portal in its place.
  private func takeBack(
    _ tombstone: Tombstone, for request: InstallationRequest
  ) async throws(TakeBackRefusal) -> Bool {
    if let token = request.applicationToken, !tombstone.applicationToken.matches(token) { throw .wrongToken }
    let proven = try await proof(of: request, hasApplicationToken: request.applicationToken != nil)
    guard proven.proof.installation.isInstalled else { throw .notInstalled }
    proven.confirm()
    do throws(RegistryError) {
      // Who has installed it is not known.
      return try await registry.takeBack(Installation(request, proven.proof, userID: nil)) != nil
    } catch {
      onFailure(error)
      throw .notStored
    }
  }

  /// What the authorization server says of a call's token, within the limits of ``TokenIntrospector``.
  private func proof(
    of request: InstallationRequest, hasApplicationToken: Bool
  ) async throws(TakeBackRefusal) -> TokenIntrospector.Proven {
    do throws(InstallationReport.Obstacle) {
      return try await prove(request, hasApplicationToken: hasApplicationToken, deadline: .now + Self.proofTime)
    } catch {
      if error == .tooManyRefusals { throw .busy }
      throw .notProven(error)
    }
  }
}
