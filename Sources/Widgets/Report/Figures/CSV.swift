/// A table as a spreadsheet reads it (RFC 4180).
enum CSV {
  /// Cells that begin with one of these are formulas to a spreadsheet, so an apostrophe makes texts of them
  /// (<https://owasp.org/www-community/attacks/CSV_Injection>): what a caller's number or a line is called is not ours.
  private static let formulaSigns = Array("=+-@\t\r\n".utf8)

  /// - Returns: with a byte order mark, by which a spreadsheet knows UTF-8.
  static func text(_ rows: [[String]]) -> String {
    "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    let isFormula = text.utf8.first.map(formulaSigns.contains) ?? false
    guard isFormula || text.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return text }
    // By code points: a quote with a combining mark behind it is one character, but still ends a cell.
    let escaped = text.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) }
    return "\"\(isFormula ? "'" : "")\(escaped)\""
  }
}
