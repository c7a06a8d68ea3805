import Bitrix24
import PortalStore

/// What an administrator of a portal sees about the application there.
struct PortalStatus: Sendable {
  /// Of the placements in which the application shall be opened, those in which it is.
  let bound: [PlacementCode]
  /// The application's permissions.
  let scope: [String]
  /// The registration; `nil` where the portal was named by hand.
  let installation: InstalledPortal?
  /// Whether something about the registration has changed within the last hour: the portal's page may be from before.
  let isFresh: Bool
  let lastCalls: [RecentCalls.Call]
}
