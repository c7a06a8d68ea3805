import Bitrix24

extension RegistryContents {
  /// Reads the tables, inside a transaction.
  ///
  /// - Parameter version: of the schema.
  /// - Throws: `.corrupt` also for what SQLite takes and the program never wrote.
  init(of database: Database, version: Int64 = Schema.version) throws(RegistryError) {
    let keys = try database.rows("SELECT key FROM token_key") { row throws(RegistryError) in row.blob(0) }
    guard keys.count == 1, let key = keys[0].flatMap(RegistryKey.init(stored:)) else {
      throw RegistryError(.corrupt, path: database.path, detail: "it has no key")
    }
    var addresses: [String: [PortalAddress]] = [:]
    _ = try database.rows("SELECT origin, member_id FROM address ORDER BY id") { row throws(RegistryError) in
      guard let address = row.text(0).flatMap(PortalAddress.init(origin:)), let member = row.text(1) else {
        throw RegistryError(.corrupt, path: database.path, detail: "an address in it cannot be read")
      }
      addresses[member, default: []].append(address)
    }
    let hasTombstones = version >= 2
    let leaving = hasTombstones ? try Self.leaving(of: database) : [:]
    let portals = try database.rows(
      """
      SELECT member_id, token_hash, scopes, status, language, installed_at, installed_by, version, updated_at
      FROM portal ORDER BY installed_at, member_id
      """
    ) { row throws(RegistryError) in
      guard let member = row.text(0).flatMap(MemberID.init), let scopes = row.text(2), let language = row.text(4),
        let installedAt = row.integer(5), let updatedAt = row.integer(8)
      else { throw RegistryError(.corrupt, path: database.path, detail: "a portal in it cannot be read") }
      let token = row.blob(1).flatMap { ApplicationTokenHash(stored: $0, key: key) }
      guard (token == nil) == row.isNull(1) else {
        throw RegistryError(.corrupt, path: database.path, detail: "a hash in it cannot be read")
      }
      return InstalledPortal(
        memberID: member, addresses: addresses[member.description] ?? [], applicationToken: token,
        scopes: ApplicationScopes(scopes), status: row.text(3).flatMap(ApplicationStatus.init),
        language: Language(code: language), installedAt: installedAt, installedBy: row.integer(6),
        version: row.integer(7), updatedAt: updatedAt, leavingSince: leaving[member.description])
    }
    self.init(
      key: key, portals: portals, tombstones: hasTombstones ? try Self.tombstones(of: database, key: key) : [])
  }

  /// Since when portals are leaving, by their ids.
  private static func leaving(of database: Database) throws(RegistryError) -> [String: Int64] {
    var times: [String: Int64] = [:]
    _ = try database.rows("SELECT member_id, since FROM leaving") { row throws(RegistryError) in
      if let member = row.text(0) { times[member] = row.integer(1) }
    }
    return times
  }

  private static func tombstones(of database: Database, key: RegistryKey) throws(RegistryError) -> [Tombstone] {
    try database.rows(
      "SELECT member_id, origins, token_hash, uninstalled_at FROM tombstone ORDER BY uninstalled_at, member_id"
    ) { row throws(RegistryError) in
      let addresses = row.text(1)?.split(separator: ",").map { PortalAddress(origin: String($0)) }
      guard let member = row.text(0).flatMap(MemberID.init), let addresses, !addresses.contains(nil),
        let token = row.blob(2).flatMap({ ApplicationTokenHash(stored: $0, key: key) }), let time = row.integer(3)
      else { throw RegistryError(.corrupt, path: database.path, detail: "a tombstone in it cannot be read") }
      return Tombstone(
        memberID: member, addresses: addresses.compactMap(\.self), applicationToken: token, uninstalledAt: time)
    }
  }

  /// Writes a portal as it is to be, inside a transaction. Its addresses are taken from the portals that had them, and it
  /// has no tombstone any more.
  static func store(_ portal: InstalledPortal, in database: Database) throws(RegistryError) {
    let member = portal.memberID.description
    try database.run(
      """
      INSERT INTO portal (member_id, token_hash, scopes, status, language, installed_at, installed_by, version,
        updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (member_id) DO UPDATE SET token_hash = excluded.token_hash, scopes = excluded.scopes,
        status = excluded.status, language = excluded.language, installed_at = excluded.installed_at,
        installed_by = excluded.installed_by, version = excluded.version, updated_at = excluded.updated_at
      """,
      .text(member), .blob(portal.applicationToken?.bytes), .text(portal.scopes.description),
      .text(portal.status?.code), .text(portal.language.rawValue), .integer(portal.installedAt),
      .integer(portal.installedBy), .integer(portal.version), .integer(portal.updatedAt))
    if let since = portal.leavingSince {
      try database.run(
        """
        INSERT INTO leaving (member_id, since) VALUES (?, ?) ON CONFLICT (member_id) DO UPDATE SET since = excluded.since
        """,
        .text(member), .integer(since))
    } else {
      try database.run("DELETE FROM leaving WHERE member_id = ?", .text(member))
    }
    try removeTombstone(of: portal.memberID, from: database)
    if portal.addresses.isEmpty {
      try database.run("DELETE FROM address WHERE member_id = ?", .text(member))
    }
    for origin in portal.addresses.map(\.origin) {
      try database.run(
        """
        UPDATE portal SET updated_at = ?
        WHERE member_id = (SELECT member_id FROM address WHERE origin = ? AND member_id <> ?)
        """,
        .integer(portal.updatedAt), .text(origin), .text(member))
      try database.run("DELETE FROM address WHERE origin = ? AND member_id <> ?", .text(origin), .text(member))
      try database.run(
        "INSERT INTO address (origin, member_id) VALUES (?, ?) ON CONFLICT DO NOTHING", .text(origin), .text(member))
    }
  }

  /// Removes a portal with its addresses, inside a transaction.
  static func remove(_ member: MemberID, from database: Database) throws(RegistryError) {
    try database.run("DELETE FROM portal WHERE member_id = ?", .text(member.description))
  }

  /// Puts a tombstone in the place of a portal, inside a transaction.
  static func store(_ tombstone: Tombstone, in database: Database) throws(RegistryError) {
    try remove(tombstone.memberID, from: database)
    try database.run(
      "INSERT OR REPLACE INTO tombstone (member_id, origins, token_hash, uninstalled_at) VALUES (?, ?, ?, ?)",
      .text(tombstone.memberID.description), .text(tombstone.addresses.map(\.origin).joined(separator: ",")),
      .blob(tombstone.applicationToken.bytes), .integer(tombstone.uninstalledAt))
  }

  /// Inside a transaction.
  static func removeTombstone(of member: MemberID, from database: Database) throws(RegistryError) {
    try database.run("DELETE FROM tombstone WHERE member_id = ?", .text(member.description))
  }

  /// Removes what was kept for a time that is over, inside a transaction.
  static func removeEnded(at time: Int64, from database: Database) throws(RegistryError) {
    try database.run("DELETE FROM tombstone WHERE uninstalled_at <= ?", .integer(time - Tombstone.lifetime))
    try database.run(
      "DELETE FROM portal WHERE member_id IN (SELECT member_id FROM leaving WHERE since <= ?)",
      .integer(time - InstalledPortal.leavingTime))
  }
}
