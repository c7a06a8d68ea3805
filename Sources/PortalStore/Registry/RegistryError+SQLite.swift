import CSQLite
import Glibc

extension RegistryError {
  /// What a result code of SQLite means.
  ///
  /// - Parameters:
  ///   - code: the code, extended or not.
  ///   - system: the system's error number for the case that the connection has none.
  ///   - database: the connection it came from, which knows more; `nil` when there is none.
  init(_ code: Int32, system: Int32 = 0, database: OpaquePointer?, path: String) {
    let text = String(cString: database.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
    let primary = code & 0xFF
    // A number may be left from an earlier call, so it counts only for failures that the system is to blame for.
    let isOfSystem = primary == SQLITE_CANTOPEN || primary == SQLITE_IOERR || primary == SQLITE_FULL
    let known = database.map { sqlite3_system_errno($0) } ?? 0
    let system = isOfSystem ? (known == 0 ? system : known) : 0
    let detail = system == 0 ? text : text + ": " + String(cString: strerror(system))
    self.init(Kind(primary: primary, system: system), path: path, detail: detail)
  }

  /// What the failure of a system call on the file means.
  init(system code: Int32, path: String) {
    self.init(Kind(primary: SQLITE_CANTOPEN, system: code), path: path, detail: String(cString: strerror(code)))
  }
}

extension RegistryError.Kind {
  fileprivate init(primary: Int32, system: Int32) {
    switch (primary, system) {
    case (SQLITE_FULL, _), (SQLITE_IOERR, ENOSPC), (SQLITE_IOERR, EDQUOT), (SQLITE_IOERR, EFBIG),
      (SQLITE_CANTOPEN, ENOSPC), (SQLITE_CANTOPEN, EDQUOT):
      self = .full
    case (SQLITE_READONLY, _), (_, EROFS): self = .readOnly
    case (SQLITE_BUSY, _), (SQLITE_LOCKED, _): self = .locked
    // The statements are the program's own: where one has an error, the tables are not those that it made.
    case (SQLITE_CORRUPT, _), (SQLITE_NOTADB, _), (SQLITE_ERROR, _): self = .corrupt
    case (SQLITE_PERM, _), (SQLITE_AUTH, _), (_, EACCES), (_, EPERM): self = .permissionDenied
    case (_, EISDIR): self = .notAFile
    case (SQLITE_CANTOPEN, ENOENT), (SQLITE_CANTOPEN, ENOTDIR): self = .missingFile
    default: self = .other
    }
  }
}
