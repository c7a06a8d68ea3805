import Bitrix24
import PortalStore

/// What an administrator of a portal sees about the application there.
struct PortalStatus: Sendable {
  /// A placement in which the application can be opened there.
  struct Place: Equatable, Sendable {
    let placement: PlacementCode
    let isBound: Bool
    /// Whether installing the application binds it: `PLACARD_PLACEMENTS`.
    let isWanted: Bool
    /// The permissions without which the portal does not have it.
    let missing: [String]
  }

  let places: [Place]
  /// The application's permissions.
  let scope: [String]
  /// The registration; `nil` where the portal was named by hand.
  let installation: InstalledPortal?
  /// Whether something about the registration has changed within the last hour: the portal's page may be from before.
  let isFresh: Bool
  let lastCalls: [RecentCalls.Call]
}
