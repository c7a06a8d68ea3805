import FoundationEssentials
import Testing

/// Files that pages have to be equal to, byte for byte.
///
/// `PLACARD_UPDATE_GOLDEN=1 swift test --filter Golden` writes them anew; look at the difference before you keep it.
package enum Golden {
  package static let isUpdating = ProcessInfo.processInfo.environment["PLACARD_UPDATE_GOLDEN"] == "1"

  /// The root of the repository that this file was compiled in.
  package static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  package static let fixtures = repository.appending(path: "Tests/WidgetsTests/Fixtures")

  /// Records an issue that shows the first line that differs, or writes the file when updating.
  package static func expect(_ bytes: [UInt8], equals file: URL, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let expected = try? Data(contentsOf: file)
    if isUpdating {
      if expected != Data(bytes) { try Data(bytes).write(to: file) }
      return
    }
    guard let expected else {
      Issue.record("\(file.path) is missing. \(advice)", sourceLocation: sourceLocation)
      return
    }
    guard let difference = difference(String(decoding: expected, as: UTF8.self), String(decoding: bytes, as: UTF8.self))
    else { return }
    Issue.record("\(file.lastPathComponent) differs in \(difference)\n\(advice)", sourceLocation: sourceLocation)
  }

  private static let advice = "If that is meant: PLACARD_UPDATE_GOLDEN=1 swift test --filter Golden"

  private static func difference(_ expected: String, _ actual: String) -> String? {
    guard !expected.utf8.elementsEqual(actual.utf8) else { return nil }
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let index =
      zip(expectedLines, actualLines).enumerated().first { !$1.0.utf8.elementsEqual($1.1.utf8) }?.offset
      ?? min(expectedLines.count, actualLines.count)
    func line(_ lines: [Substring]) -> String { index < lines.count ? String(lines[index]) : "(no such line)" }
    return "line \(index + 1):\n- \(line(expectedLines))\n+ \(line(actualLines))"
  }
}
