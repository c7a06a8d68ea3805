import FoundationEssentials
import Testing

@testable import Bitrix24REST

struct RESTMethodsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Bitrix24REST")
  private static let page = folder.appending(path: "Bitrix24REST.docc/Methods.md")

  /// The types that the folder's files are named after, but for those that are no methods.
  private static var files: Set<String> {
    get throws {
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "Methods").path)
      return Set(files.map { String($0.dropLast(".swift".count)) })
        .subtracting(["RESTMethod", "RESTMethodKind", "RESTListMethod", "RESTMethods", "TimelineActivity"])
    }
  }

  @Test func `every method of the folder is among all of them`() throws {
    #expect(try Set(RESTMethods.all.map { "\($0)" }) == Self.files)
  }

  @Test func `each is there once, by name`() {
    let names = RESTMethods.all.map { $0.name }
    #expect(names == Set(names).sorted())
  }

  @Test(arguments: RESTMethods.all.map { $0.name })
  func `a name is one that can stand in a URL and in a batch`(_ name: String) {
    #expect(name.wholeMatch(of: /[a-z]+(\.[a-zA-Z]+)*/) != nil)
  }

  @Test func `each has its documentation where Bitrix24 has it`() {
    for method in RESTMethods.all {
      #expect(method.documentation.hasPrefix("https://apidocs.bitrix24.com/api-reference/"))
      #expect(method.documentation.hasSuffix(".html"))
    }
  }

  @Test func `Golden: the documentation has all of them`() throws {
    let table = Self.table
    if ProcessInfo.processInfo.environment["PLACARD_UPDATE_GOLDEN"] == "1" {
      try Data(table.utf8).write(to: Self.page)
    }
    #expect(
      try String(decoding: Data(contentsOf: Self.page), as: UTF8.self) == table,
      "If that is meant: PLACARD_UPDATE_GOLDEN=1 swift test --filter Golden")
  }

  private static var table: String {
    let rows = RESTMethods.all.map { method in
      let scope = method.scope.map { "`\($0)`" } ?? "none"
      let kind =
        switch method.kind {
        case .query: "query"
        case .idempotentCommand: "idempotent command"
        case .command: "command"
        }
      return "| [`\(method.name)`](\(method.documentation)) | ``\(method)`` | \(scope) | \(kind) |\n"
    }
    return """
      # Methods

      The methods of the REST interface that the program calls, and the permissions that the application needs for them.

      A query may be repeated, and so may an idempotent command. Another command is repeated only after an answer which
      says that it was not run, and is the last of its batch.

      | Method | Type | Permission | Kind |
      |---|---|---|---|
      \(rows.joined())
      """
  }
}
