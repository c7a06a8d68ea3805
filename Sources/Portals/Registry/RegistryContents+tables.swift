import Bitrix24

extension RegistryContents {
  /// Reads the tables, inside a transaction.
  ///
  /// - Throws: `.corrupt` also for what SQLite takes and the program never wrote.
  init(of database: Database) throws(RegistryError) {
    let keys = try database.rows("SELECT key FROM token_key") { row throws(RegistryError) in row.blob(0) }
    guard keys.count == 1, let key = keys[0].flatMap(RegistryKey.init(stored:)) else {
      throw RegistryError(.corrupt, path: database.path, detail: "it has no key")
    }
    var addresses: [String: [PortalAddress]] = [:]
    _ = try database.rows("SELECT origin, member_id FROM address ORDER BY id") { row throws(RegistryError) in
      guard let address = row.text(0).flatMap(PortalAddress.init(origin:)), let member = row.text(1) else {
        throw RegistryError(.corrupt, path: database.path, detail: "an address in it is none")
      }
      addresses[member, default: []].append(address)
    }
    let portals = try database.rows(
      """
      SELECT member_id, token_hash, scopes, status, language, installed_at, installed_by, version, updated_at
      FROM portal ORDER BY installed_at, member_id
      """
    ) { row throws(RegistryError) in
      guard let member = row.text(0).flatMap(MemberID.init), let scopes = row.text(2), let language = row.text(4),
        let installedAt = row.integer(5), let updatedAt = row.integer(8)
      else { throw RegistryError(.corrupt, path: database.path, detail: "a portal in it is none") }
      let token = row.blob(1).flatMap { ApplicationTokenHash(stored: $0, key: key) }
      guard (token == nil) == row.isNull(1) else {
        throw RegistryError(.corrupt, path: database.path, detail: "a hash in it is none")
      }
      return InstalledPortal(
        memberID: member, addresses: addresses[member.description] ?? [], applicationToken: token,
        scopes: ApplicationScopes(scopes), status: row.text(3).flatMap(ApplicationStatus.init),
        language: Language(code: language), installedAt: installedAt, installedBy: row.integer(6),
        version: row.integer(7), updatedAt: updatedAt)
    }
    self.init(key: key, portals: portals)
  }

  /// Writes a portal as it is to be, inside a transaction. Its addresses are taken from the portals that had them.
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
}
