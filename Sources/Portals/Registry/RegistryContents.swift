import Bitrix24

/// Everything that a registry has in it, as a value that readers share.
struct RegistryContents: Sendable {
  /// Of no use as long as nothing has ever been registered: a database that is made gets one of its own.
  let key: RegistryKey
  /// In the order in which they were installed.
  let portals: [InstalledPortal]
  private let byMember: [MemberID: Int]
  private let byAddress: [PortalAddress: Int]

  static let empty = RegistryContents(key: RegistryKey(), portals: [])

  init(key: RegistryKey, portals: [InstalledPortal]) {
    self.key = key
    self.portals = portals
    // The tables have both only once; values made by hand may not, and then the later one counts.
    byMember = Dictionary(portals.indices.map { (portals[$0].memberID, $0) }) { $1 }
    byAddress = Dictionary(portals.indices.flatMap { index in portals[index].addresses.map { ($0, index) } }) { $1 }
  }

  subscript(member: MemberID) -> InstalledPortal? { byMember[member].map { portals[$0] } }
  subscript(address: PortalAddress) -> InstalledPortal? { byAddress[address].map { portals[$0] } }
}
