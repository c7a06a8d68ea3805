import Bitrix24

/// Everything that a registry has in it, as a value that readers share.
struct RegistryContents: Sendable {
  /// Of no use as long as nothing has ever been registered: a database that is made gets one of its own.
  let key: RegistryKey
  /// In the order in which they were installed.
  let portals: [InstalledPortal]
  /// Of portals that have removed the application, in the order in which they did.
  let tombstones: [Tombstone]
  /// When the first of what is kept for a time only is over. Seconds since 1970, UTC.
  let nextEnd: Int64?
  var calls = CallTables.Summary()
  private let byMember: [MemberID: Int]
  private let byAddress: [PortalAddress: Int]

  static let empty = RegistryContents(key: RegistryKey(), portals: [])

  init(key: RegistryKey, portals: [InstalledPortal], tombstones: [Tombstone] = []) {
    self.key = key
    self.portals = portals
    self.tombstones = tombstones
    nextEnd = (portals.compactMap(\.removedAt) + tombstones.map(\.forgottenAt)).min()
    // The tables have both only once; values made by hand may not, and then the later one counts.
    byMember = Dictionary(portals.indices.map { (portals[$0].memberID, $0) }) { $1 }
    byAddress = Dictionary(portals.indices.flatMap { index in portals[index].addresses.map { ($0, index) } }) { $1 }
  }

  subscript(member: MemberID) -> InstalledPortal? { byMember[member].map { portals[$0] } }
  subscript(address: PortalAddress) -> InstalledPortal? { byAddress[address].map { portals[$0] } }

  func tombstone(of member: MemberID) -> Tombstone? { tombstones.first { $0.memberID == member } }

  /// What is left of it at a time.
  func remaining(at time: Int64) -> RegistryContents {
    guard let nextEnd, nextEnd <= time else { return self }
    var remaining = RegistryContents(
      key: key, portals: portals.filter { $0.removedAt.map { $0 > time } ?? true },
      tombstones: tombstones.filter { $0.forgottenAt > time })
    remaining.calls = calls
    return remaining
  }
}
