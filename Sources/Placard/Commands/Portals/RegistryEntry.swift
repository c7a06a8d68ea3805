import Bitrix24
import PortalStore

/// A portal of which the registry has something: one that has installed the application, or what is kept of one that has
/// removed it.
enum RegistryEntry {
  case portal(InstalledPortal)
  case tombstone(Tombstone)

  /// Portals in the order in which they were installed, then tombstones in the order of their removals.
  static func all(in registry: PortalRegistry) -> [RegistryEntry] {
    registry.all.map(RegistryEntry.portal) + registry.tombstones.map(RegistryEntry.tombstone)
  }

  var memberID: MemberID {
    switch self {
    case .portal(let portal): portal.memberID
    case .tombstone(let tombstone): tombstone.memberID
    }
  }

  var addresses: [PortalAddress] {
    switch self {
    case .portal(let portal): portal.addresses
    case .tombstone(let tombstone): tombstone.addresses
    }
  }

  /// Whether a person who writes that may mean the portal. A host is written without caring for upper and lower case.
  func isNamed(_ name: String) -> Bool {
    if memberID.description == name { return true }
    let address = name.lowercased()
    return addresses.contains { $0.description == address || $0.origin == address }
  }
}
