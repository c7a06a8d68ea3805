import CSQLite
import Glibc

/// A prepared statement: the one owner of its handle, which keeps the connection open.
final class Statement {
  enum Value {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    static func integer(_ value: Int64?) -> Value { value.map { .integer($0) } ?? .null }
    static func text(_ value: String?) -> Value { value.map { .text($0) } ?? .null }
    static func blob(_ value: [UInt8]?) -> Value { value.map { .blob($0) } ?? .null }
  }

  private let handle: OpaquePointer
  private let database: Database

  /// - Parameter handle: owned from now on.
  init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// Gives the parameters their values, which are copied.
  func bind(_ values: [Value]) throws(RegistryError) {
    for (index, value) in zip(Int32(1)..., values) {
      let code =
        switch value {
        case .null: sqlite3_bind_null(handle, index)
        case .integer(let number): sqlite3_bind_int64(handle, index, number)
        case .text(let text): csqlite_bind_text(handle, index, text, Int32(clamping: text.utf8.count))
        // An array that is empty may have no address, which SQLite would take as NULL.
        case .blob(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(handle, index, 0)
        case .blob(let bytes): csqlite_bind_blob(handle, index, bytes, Int32(clamping: bytes.count))
        }
      guard code == SQLITE_OK else { throw database.error(code) }
    }
  }

  /// - Returns: whether there is a row.
  func step() throws(RegistryError) -> Bool {
    // SQLite does not tell what the system said to a write that fails when it commits: the system does.
    errno = 0
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw database.error(code, system: errno)
    }
  }

  /// Columns of the row, counted from 0; `nil` for NULL and for what is of another type.
  func integer(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_INTEGER ? sqlite3_column_int64(handle, column) : nil
  }

  /// `nil` also for what is not UTF-8.
  func text(_ column: Int32) -> String? {
    guard sqlite3_column_type(handle, column) == SQLITE_TEXT, let text = sqlite3_column_text(handle, column)
    else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(validating: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  func blob(_ column: Int32) -> [UInt8]? {
    guard sqlite3_column_type(handle, column) == SQLITE_BLOB else { return nil }
    let bytes = sqlite3_column_blob(handle, column)
    return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
  }

  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }
}
