import Glibc

/// The registry's file, open: the connection and what it was opened on. Belongs to one thread at a time.
final class RegistryFile {
  private let database: Database
  private var opened: FileIdentity
  private let isImmutable: Bool
  private let busyTimeout: Duration
  /// Seconds since 1970, UTC.
  private let now: @Sendable () -> Int64
  /// What SQLite counts the changes of other connections with, when everything was last read.
  private var dataVersion: Int64?
  /// Why it cannot be written, if that is known without trying.
  let writeFailure: RegistryError?

  /// Opens the file, which must be there, and looks whether it is sound.
  ///
  /// A file in WAL mode can be read only with the two files beside it. Where these are neither there nor can be made, on
  /// a read-only medium, the file alone is everything, and is read so.
  init(path: String, busyTimeout: Duration, now: @escaping @Sendable () -> Int64) throws(RegistryError) {
    guard let found = try FileIdentity(at: path) else { throw RegistryError(.missingFile, path: path) }
    opened = found
    self.busyTimeout = busyTimeout
    self.now = now
    do throws(RegistryError) {
      database = try Self.connect(path, .readWrite, busyTimeout)
      isImmutable = false
      writeFailure = database.isReadOnly ? Self.accessFailure(path, W_OK) ?? RegistryError(.readOnly, path: path) : nil
    } catch {
      guard let failure = Self.accessFailure(FileIdentity.folder(of: path), W_OK | X_OK, path: path),
        Self.isAlone(path), let database = try? Self.connect(path, .immutable, busyTimeout)
      else { throw error }
      self.database = database
      isImmutable = true
      writeFailure = failure
    }
  }

  /// Makes an empty file, which is a registry without anything in it, unless there is one.
  static func create(at path: String) throws(RegistryError) {
    // Without a descriptor: closing one would take away the locks that SQLite holds on the same file. The files that
    // SQLite puts beside it get the same mode and owner.
    if mknod(path, S_IFREG | 0o640, 0) != 0 {
      let code = errno
      if code == EEXIST { return }
      _ = try FileIdentity(at: path)
      throw RegistryError(system: code, path: path)
    }
    // Whatever the process's mask leaves of it.
    guard chmod(path, 0o640) == 0 else { throw RegistryError(system: errno, path: path) }
  }

  /// Why a file cannot be made in the folder, if it cannot.
  static func creationFailure(at path: String) -> RegistryError? {
    accessFailure(FileIdentity.folder(of: path), W_OK | X_OK, path: path)
  }

  /// Whether the file must be opened again: there is another in its place, or somebody else wrote over it.
  func hasMoved() throws(RegistryError) -> Bool {
    guard let found = try FileIdentity(at: database.path) else {
      throw RegistryError(.missingFile, path: database.path)
    }
    return found != opened
  }

  /// Reads everything if another connection has changed something since the last time; `nil` if none has.
  func readIfChanged() throws(RegistryError) -> RegistryContents? {
    // An immutable file is not looked at again, only opened again.
    if isImmutable && dataVersion != nil { return nil }
    let version = try database.integer("PRAGMA data_version") ?? 0
    if version == dataVersion { return nil }
    let contents = try database.transaction("BEGIN") { () throws(RegistryError) in
      switch try Schema.state(of: database) {
      case .blank: RegistryContents.empty
      case .older(let version): try RegistryContents(of: database, version: version)
      case .current: try RegistryContents(of: database)
      }
    }
    dataVersion = version
    return withCalls(contents)
  }

  /// Changes the registry in one transaction, which is on the disk when this returns.
  ///
  /// - Parameter change: gets what is in the registry, and writes. Called again after a change that was taken back.
  /// - Returns: the result of `change`, and what is in the registry after it.
  func change<Result>(
    _ change: (Database, RegistryContents) throws(RegistryError) -> Result
  ) throws(RegistryError) -> (result: Result, contents: RegistryContents) {
    let (result, contents) = try write { () throws(RegistryError) in
      let result = try change(database, try RegistryContents(of: database))
      return (result, try RegistryContents(of: database))
    }
    return (result, withCalls(contents))
  }

  /// Changes what is kept of calls, in the same way, without reading the portals.
  ///
  /// - Returns: the result of `change`, and what there is of calls after it.
  func changeCalls<Result>(
    _ change: (Database) throws(RegistryError) -> Result
  ) throws(RegistryError) -> (result: Result, summary: CallTables.Summary) {
    try write { () throws(RegistryError) in
      let result = try change(database)
      return (result, try CallTables.summary(of: database, at: now()))
    }
  }

  /// Reads what is kept of calls.
  ///
  /// - Returns: what was read, and what there is of calls; `nil` where the file is too old to have any.
  func readCalls<Rows>(
    _ read: (Database) throws(RegistryError) -> Rows
  ) throws(RegistryError) -> (rows: Rows, summary: CallTables.Summary)? {
    try database.transaction("BEGIN") { () throws(RegistryError) in
      guard try Schema.state(of: database) == .current else { return nil }
      return (try read(database), try CallTables.summary(of: database, at: now()))
    }
  }

  /// Portals are served whatever is the matter with what is kept of their calls. Outside of a transaction: what SQLite
  /// cannot read in one keeps it from being committed.
  private func withCalls(_ contents: RegistryContents) -> RegistryContents {
    var contents = contents
    contents.calls = (try? CallTables.summary(of: database, at: now())) ?? CallTables.Summary()
    return contents
  }

  /// SQLite waits for the locks of others, but not where two would wait for each other, as when both make an empty file
  /// a registry: then one of them is told at once that it is locked, and tries again after the other.
  private func write<Result>(_ body: () throws(RegistryError) -> Result) throws(RegistryError) -> Result {
    if let writeFailure { throw writeFailure }
    let deadline = ContinuousClock.Instant.now + busyTimeout
    while true {
      do throws(RegistryError) {
        return try writeOnce(body)
      } catch {
        guard error.kind == .locked, .now < deadline else { throw error }
        // Holding no other lock, it waits for this one.
        try database.transaction("BEGIN EXCLUSIVE") {}
      }
    }
  }

  private func writeOnce<Result>(_ body: () throws(RegistryError) -> Result) throws(RegistryError) -> Result {
    // Outside of a transaction. The file stays so; from the second time on this only asks.
    let mode = try database.rows("PRAGMA journal_mode = WAL") { row throws(RegistryError) in row.text(0) ?? "" }
    guard mode == ["wal"] else { throw RegistryError(.other, path: database.path, detail: "it takes no log") }
    let result = try database.transaction("BEGIN IMMEDIATE") { () throws(RegistryError) in
      if try Schema.state(of: database) != .current {
        try Schema.migrate(database)
        // The portals may be others.
        dataVersion = nil
      }
      return try body()
    }
    guard let found = try FileIdentity(at: database.path), found.isSameFile(as: opened) else {
      throw RegistryError(.replaced, path: database.path)
    }
    return result
  }

  /// Brings what was changed from the log into the file and empties the log, so that the file alone is everything: it
  /// can be copied, and another can be put in its place, which the log of this one would spoil.
  ///
  /// Other processes take a file that has changed for another one: they open it again and look through the portals, 7 ms
  /// for a thousand of them, twice a second at most. A log that stayed for longer would cost less and risk the next file.
  ///
  /// What fails here is done after the next change; nothing is lost by that.
  func checkpoint() {
    try? database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    if let found = try? FileIdentity(at: database.path), found.isSameFile(as: opened) { opened = found }
  }

  private static func connect(
    _ path: String, _ access: Database.Access, _ busyTimeout: Duration
  ) throws(RegistryError) -> Database {
    let database = try Database(path: path, access: access, busyTimeout: busyTimeout)
    try database.run("PRAGMA foreign_keys = ON")
    try database.run("PRAGMA synchronous = FULL")
    // The file may have been made by anybody: nothing in it is to run.
    try database.run("PRAGMA trusted_schema = OFF")
    try database.run("PRAGMA cell_size_check = ON")
    let damage = try database.transaction("BEGIN") { () throws(RegistryError) in try Schema.damage(in: database) }
    if let detail = damage.first {
      throw RegistryError(.corrupt, path: path, detail: detail.replacing("\n", with: " "))
    }
    // SQLite takes what is missing for zeros, which is what an empty table's page ends with.
    let size = Int64(try FileIdentity(at: path)?.size ?? 0)
    guard let pageSize = try database.integer("PRAGMA page_size"), size % pageSize == 0 else {
      throw RegistryError(.corrupt, path: path, detail: "its last page is cut off")
    }
    return database
  }

  /// Why the system does not let the process do that with a file, if it does not.
  private static func accessFailure(_ object: String, _ mode: Int32, path: String? = nil) -> RegistryError? {
    guard faccessat(AT_FDCWD, object, mode, AT_EACCESS) != 0 else { return nil }
    return RegistryError(system: errno, path: path ?? object)
  }

  /// Whether there is no log of changes beside the file, so that the file alone is everything.
  private static func isAlone(_ path: String) -> Bool {
    var facts = stat()
    if stat(path + "-wal", &facts) == 0 { return facts.st_size == 0 }
    return errno == ENOENT
  }
}
