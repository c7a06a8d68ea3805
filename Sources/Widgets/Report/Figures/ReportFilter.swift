/// Whose calls, and over which lines, a report is about. Empty sets mean all.
struct ReportFilter: Hashable, Sendable {
  /// Employees' ids; 0 for calls that have none.
  var people: Set<Int> = []
  /// Empty for calls that have none.
  var lines: Set<String> = []

  func contains(_ call: ReportCall, of calls: ReportCalls) -> Bool {
    (people.isEmpty || call.legs.contains { people.contains($0.person) })
      && (lines.isEmpty || lines.contains(calls.line(of: call) ?? ""))
  }

  /// What is posted for a line: several stand in one field, separated by commas. `0` is for none.
  static func choice(ofLine line: String) -> String {
    line.isEmpty ? "0" : "=" + line.replacing("%", with: "%25").replacing(",", with: "%2C")
  }

  /// - Returns: `nil` for what is no line's choice.
  static func line(ofChoice text: String) -> String? {
    if text == "0" { return "" }
    guard text.hasPrefix("="), text.utf8.count > 1 else { return nil }
    return String(text.dropFirst()).replacing("%2C", with: ",").replacing("%25", with: "%")
  }
}
