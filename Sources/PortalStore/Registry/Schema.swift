/// The tables of the registry and their version.
///
/// `application_id` says that a file is a registry, `user_version` which version of the schema it has. A file without
/// anything in it is a registry to be: it has been made, and the program ended before it was filled.
enum Schema {
  /// What a file turned out to be.
  enum State: Equatable {
    case blank
    /// It is read as it is, and brought to the newest version by the next change.
    case older(version: Int64)
    case current
  }

  /// `PLCD`, in the file's header for `file` and other programs to see.
  static let applicationID: Int64 = 0x504C_4344

  /// One list of statements for each version, from an empty file to the newest.
  private static let migrations: [[StaticString]] = [
    [
      "PRAGMA application_id = 0x504C4344",
      // One row: the key of the application tokens' hashes.
      """
      CREATE TABLE token_key (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        key BLOB NOT NULL CHECK (length(key) = 32)
      ) STRICT
      """,
      // token_hash: HMAC-SHA256 of the application token under the key. scopes: separated by commas. Times in seconds
      // since 1970, UTC.
      """
      CREATE TABLE portal (
        member_id TEXT NOT NULL PRIMARY KEY,
        token_hash BLOB CHECK (length(token_hash) = 32),
        scopes TEXT NOT NULL,
        status TEXT,
        language TEXT NOT NULL,
        installed_at INTEGER NOT NULL,
        installed_by INTEGER,
        version INTEGER,
        updated_at INTEGER NOT NULL
      ) STRICT
      """,
      // origin: https://host or https://host:port. The order of the ids is that of the proofs.
      """
      CREATE TABLE address (
        id INTEGER PRIMARY KEY,
        origin TEXT NOT NULL UNIQUE,
        member_id TEXT NOT NULL REFERENCES portal (member_id) ON DELETE CASCADE
      ) STRICT
      """,
      "CREATE INDEX address_by_portal ON address (member_id)",
      "PRAGMA user_version = 1",
    ],
    [
      // Portals that have removed the application. origins: separated by commas, the first proof first.
      """
      CREATE TABLE tombstone (
        member_id TEXT NOT NULL PRIMARY KEY,
        origins TEXT NOT NULL,
        token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
        uninstalled_at INTEGER NOT NULL
      ) STRICT
      """,
      // Portals whose removal is claimed and not proven.
      """
      CREATE TABLE leaving (
        member_id TEXT NOT NULL PRIMARY KEY REFERENCES portal (member_id) ON DELETE CASCADE,
        since INTEGER NOT NULL
      ) STRICT
      """,
      // Version 1 kept removed portals so, and without the hash nothing takes them back. A portal that was renamed,
      // lost its old name to another one and never sent an application token looks the same: it has to be installed
      // anew.
      """
      DELETE FROM portal WHERE token_hash IS NULL
        AND NOT EXISTS (SELECT * FROM address WHERE address.member_id = portal.member_id)
      """,
      "PRAGMA user_version = 2",
    ],
    [
      // What waits for calls' activities, and the outcomes that were chosen. portal: the member_id of a registered one,
      // or the origin of one that an administrator has named. item: CONTACT:42, empty for an outcome; instead likewise.
      """
      CREATE TABLE pending_work (
        id INTEGER PRIMARY KEY,
        portal TEXT NOT NULL,
        call_id TEXT NOT NULL,
        user_id INTEGER NOT NULL,
        item TEXT NOT NULL,
        instead TEXT,
        outcome TEXT,
        language TEXT,
        kept_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        UNIQUE (portal, call_id, user_id, item)
      ) STRICT
      """,
      "CREATE INDEX pending_work_by_age ON pending_work (kept_at)",
      "CREATE INDEX pending_work_by_portal ON pending_work (portal, due_at, kept_at)",
      """
      CREATE TABLE chosen_outcome (
        id INTEGER PRIMARY KEY,
        portal TEXT NOT NULL,
        call_id TEXT NOT NULL,
        user_id INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        chosen_at INTEGER NOT NULL,
        UNIQUE (portal, call_id, user_id)
      ) STRICT
      """,
      "CREATE INDEX chosen_outcome_by_portal ON chosen_outcome (portal, chosen_at)",
      "CREATE INDEX chosen_outcome_by_age ON chosen_outcome (chosen_at)",
      // However a portal goes, what is kept of its calls goes with it.
      """
      CREATE TRIGGER calls_of_removed_portal AFTER DELETE ON portal BEGIN
        DELETE FROM pending_work WHERE portal = OLD.member_id;
        DELETE FROM chosen_outcome WHERE portal = OLD.member_id;
      END
      """,
      "PRAGMA user_version = 3",
    ],
  ]

  static let version = Int64(migrations.count)

  /// Looks what the file is, inside a transaction.
  static func state(of database: Database) throws(RegistryError) -> State {
    let application = try database.integer("PRAGMA application_id") ?? 0
    let version = try database.integer("PRAGMA user_version") ?? 0
    switch (application, version) {
    case (applicationID, Schema.version): return .current
    case (applicationID, 1..<Schema.version): return .older(version: version)
    case (applicationID, Schema.version...): throw RegistryError(.newerVersion(version), path: database.path)
    case (0, 0) where try database.integer("SELECT count(*) FROM sqlite_schema") == 0: return .blank
    default: throw RegistryError(.foreign, path: database.path)
    }
  }

  /// What is wrong with the tables of portals; empty where nothing is. Inside a transaction.
  ///
  /// Those of calls are not looked through: they may be large, and a portal is served whatever is the matter with them.
  static func damage(in database: Database) throws(RegistryError) -> [String] {
    let checks: [StaticString]
    switch try state(of: database) {
    case .blank: checks = ["PRAGMA integrity_check"]
    case .older(version: 1): checks = firstChecks
    case .older, .current:
      checks = firstChecks + ["PRAGMA integrity_check(tombstone)", "PRAGMA integrity_check(leaving)"]
    }
    var reports: [String] = []
    for check in checks {
      reports += try database.rows(check) { row throws(RegistryError) in row.text(0) ?? "" }
    }
    return reports.filter { $0 != "ok" }
  }

  private static let firstChecks: [StaticString] = [
    "PRAGMA integrity_check(sqlite_schema)", "PRAGMA integrity_check(token_key)", "PRAGMA integrity_check(portal)",
    "PRAGMA integrity_check(address)",
  ]

  /// Brings the file to the newest version, inside a transaction, and gives it a key if it has none.
  static func migrate(_ database: Database) throws(RegistryError) {
    let version = try database.integer("PRAGMA user_version") ?? 0
    for statement in migrations.dropFirst(Int(version)).joined() { try database.run(statement) }
    let key = RegistryKey()
    try database.run("INSERT OR IGNORE INTO token_key (id, key) VALUES (1, ?)", .blob(key.bytes))
  }
}
