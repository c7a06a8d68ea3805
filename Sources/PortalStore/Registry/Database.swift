import CSQLite

/// A connection to a SQLite file: the one owner of its handle, on one thread at a time.
///
/// SQL is static text, so that no value ever gets into it; values are bound.
final class Database {
  /// How a file is opened. None of them makes one.
  enum Access {
    /// To be written too; SQLite opens it for reading where the file lets nothing else.
    case readWrite
    /// To be read, on a medium that nobody writes: no lock, no file beside it.
    case immutable
  }

  let path: String
  private let handle: OpaquePointer

  /// - Parameter busyTimeout: how long a call waits for the locks of others.
  init(path: String, access: Access, busyTimeout: Duration) throws(RegistryError) {
    self.path = path
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    var name = path
    switch access {
    case .readWrite: flags |= SQLITE_OPEN_READWRITE
    case .immutable:
      flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      name = "file://" + Self.escaped(path) + "?immutable=1"
    }
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(name, &handle, flags, nil)
    guard code == SQLITE_OK, let handle else {
      defer { sqlite3_close_v2(handle) }
      throw RegistryError(code, database: handle, path: path)
    }
    self.handle = handle
    sqlite3_busy_timeout(handle, Int32(busyTimeout / .milliseconds(1)))
  }

  deinit {
    sqlite3_close_v2(handle)
  }

  /// Whether SQLite could open it for reading only.
  var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") != 0 }

  func prepare(_ sql: StaticString) throws(RegistryError) -> Statement {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql.description, -1, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw error(code) }
    return Statement(statement, of: self)
  }

  /// Runs one statement to its end.
  func run(_ sql: StaticString, _ values: Statement.Value...) throws(RegistryError) {
    let statement = try prepare(sql)
    try statement.bind(values)
    while try statement.step() {}
  }

  /// The rows of one statement, each as `read` makes it.
  func rows<Row>(
    _ sql: StaticString, _ values: Statement.Value..., read: (Statement) throws(RegistryError) -> Row
  ) throws(RegistryError) -> [Row] {
    let statement = try prepare(sql)
    try statement.bind(values)
    var rows: [Row] = []
    while try statement.step() { rows.append(try read(statement)) }
    return rows
  }

  /// The first column of the first row, if it is an integer.
  func integer(_ sql: StaticString) throws(RegistryError) -> Int64? {
    let statement = try prepare(sql)
    return try statement.step() ? statement.integer(0) : nil
  }

  /// Runs the body in a transaction, which is committed when the body returns and has never been when it, or the commit,
  /// fails.
  ///
  /// - Parameter begin: `BEGIN IMMEDIATE` to write: it waits for other writers.
  func transaction<Result>(
    _ begin: StaticString, _ body: () throws(RegistryError) -> Result
  ) throws(RegistryError) -> Result {
    try run(begin)
    do throws(RegistryError) {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // Some failures have rolled back already; then this one does nothing.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// - Parameter system: the system's own error number, where the call may have left one.
  func error(_ code: Int32, system: Int32 = 0) -> RegistryError {
    RegistryError(code, system: system, database: handle, path: path)
  }

  /// A path for a `file:` URI (https://www.sqlite.org/uri.html): everything but letters, digits and `/._-` escaped.
  private static func escaped(_ path: String) -> String {
    path.utf8.map { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "_", "-": String(Unicode.Scalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }.joined()
  }
}
