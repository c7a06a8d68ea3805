/// What a step of a report says of the next one: `NEXT`, which the page posts back as it is.
///
/// Nothing in it is trusted: it only says how much is asked at once, and how often a server without a memory of the
/// report had to begin anew.
struct ReportNext: Hashable, Sendable {
  /// How many pages are asked in one batch: 1 to ``maximumPages``.
  var pages = ReportNext.maximumPages
  /// How often it began anew: 0 to ``maximumRestarts``.
  var restarts = 0

  /// An answer of so many pages of 50 rows stays under 1 MiB.
  static let maximumPages = 10
  static let maximumRestarts = 3

  init(pages: Int = ReportNext.maximumPages, restarts: Int = 0) {
    self.pages = min(max(pages, 1), Self.maximumPages)
    self.restarts = min(max(restarts, 0), Self.maximumRestarts)
  }

  /// Reads `10-0`.
  ///
  /// - Returns: `nil` for everything that ``text`` does not make.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard text.utf8.count <= 4, parts.count == 2, let pages = Int(parts[0]), let restarts = Int(parts[1]) else {
      return nil
    }
    self.init(pages: pages, restarts: restarts)
    guard self.text == text else { return nil }
  }

  var text: String { "\(pages)-\(restarts)" }
}
