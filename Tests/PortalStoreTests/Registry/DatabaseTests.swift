import TestSupport
import Testing

@testable import Bitrix24
@testable import PortalStore

@Suite struct DatabaseTests {
  private let folder = TemporaryFolder()

  private func database() throws -> Database {
    try folder.overwrite(with: [])
    let database = try Database(path: folder.registry, access: .readWrite, busyTimeout: .seconds(1))
    try database.run("CREATE TABLE t (i INTEGER, t TEXT, b BLOB)")
    return database
  }

  @Test(arguments: ["", "a", "'; DROP TABLE t; --", "a\0b", "é\u{1F4DE}", String(repeating: "x", count: 100_000)])
  func `texts and bytes come back as they were bound`(text: String) throws {
    let database = try database()
    try database.run("INSERT INTO t VALUES (?, ?, ?)", .integer(.min), .text(text), .blob(Array(text.utf8)))
    let rows = try database.rows("SELECT i, t, b FROM t WHERE t = ?", .text(text)) {
      row throws(RegistryError) -> Bool in
      #expect(row.integer(0) == .min)
      #expect(row.text(1) == text)
      #expect(row.blob(2) == Array(text.utf8))
      return row.text(0) == nil && row.integer(1) == nil && row.blob(1) == nil && row.text(2) == nil
    }
    #expect(rows == [true])
  }

  @Test func `nothing is nothing, not an empty text`() throws {
    let database = try database()
    try database.run("INSERT INTO t VALUES (?, ?, ?)", .integer(nil), .text(nil), .blob(nil))
    let rows = try database.rows("SELECT * FROM t") { row throws(RegistryError) in
      (0..<3).allSatisfy { row.isNull($0) } && row.integer(0) == nil && row.text(1) == nil && row.blob(2) == nil
    }
    #expect(rows == [true])
  }

  @Test func `a transaction whose body fails has never been`() throws {
    let database = try database()
    #expect(throws: RegistryError.self) {
      try database.transaction("BEGIN IMMEDIATE") { () throws(RegistryError) in
        try database.run("INSERT INTO t (i) VALUES (1)")
        throw RegistryError(.other, path: "")
      }
    }
    #expect(try database.integer("SELECT count(*) FROM t") == 0)
    // And the next one can begin.
    try database.transaction("BEGIN IMMEDIATE") { () throws(RegistryError) in
      try database.run("INSERT INTO t (i) VALUES (1)")
    }
    #expect(try database.integer("SELECT count(*) FROM t") == 1)
  }

  @Test func `a file is never made by opening it`() {
    for access in [Database.Access.readWrite, .immutable] {
      #expect(throws: RegistryError.self) {
        try Database(path: folder.registry, access: access, busyTimeout: .zero).run("SELECT * FROM sqlite_schema")
      }
    }
    #expect(folder.names.isEmpty)
  }
}
