import Bitrix24
import PortalStore

/// The end of an installation, as a portal's server reports it, or somebody who says so.
extension Installer {
  /// What came of it.
  enum Removal {
    /// It is proven, and nobody is served from the portal any more.
    case removed
    /// It cannot be proven, as the portal has never sent an application token. It is served on for some days, unless one
    /// of its cards is confirmed.
    case leaving
  }

  /// Why a portal is not removed.
  enum RemovalFailure: Error {
    case unknownPortal
    /// The application token is known here, and was not sent.
    case notProven
    case wrongToken(digest: SHA256Digest)
    case notStored
  }

  /// Takes it that a portal has removed the application.
  func remove(memberID: MemberID, token: Secret?) async throws(RemovalFailure) -> Removal {
    guard let portal = registry.portal(member: memberID) else { throw .unknownPortal }
    if let known = portal.applicationToken {
      guard let token else { throw .notProven }
      guard known.matches(token) else { throw .wrongToken(digest: token.digest) }
    }
    do throws(RegistryError) {
      if portal.applicationToken == nil {
        if try await registry.markLeaving(memberID) != nil { return .leaving }
      } else if try await registry.uninstall(portal) != nil {
        return .removed
      }
    } catch {
      onFailure(error)
      throw .notStored
    }
    // It was removed, or installed anew, in the meantime.
    throw .unknownPortal
  }
}
