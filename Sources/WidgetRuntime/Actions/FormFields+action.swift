import Bitrix24
import HTTPMessage

/// Reading an action's own fields. All throw where a field came twice with different values.
extension FormFields {
  /// The value as text; `nil` where there is none.
  package func text(_ name: StaticString) throws(InvalidForm) -> String? {
    do throws(Contradiction) {
      return try value(name.description)
    } catch {
      throw InvalidForm(name, .malformed)
    }
  }

  /// One line of text without control characters and spaces around it; empty where there is none.
  ///
  /// - Throws: also where it has more characters than `maximum`.
  package func line(_ name: StaticString, maximum: Int) throws(InvalidForm) -> String {
    let words = (try text(name) ?? "").split { $0.isWhitespace || $0.unicodeScalars.contains(where: Self.isControl) }
    let line = words.joined(separator: " ")
    guard line.count <= maximum, line.utf8.count <= 4 * maximum else { throw InvalidForm(name, .tooLong) }
    return line
  }

  /// Text of several lines without other control characters and without spaces around it; empty where there is none.
  ///
  /// - Throws: also where it has more characters than `maximum`, or more bytes than `maximumBytes`.
  package func paragraphs(_ name: StaticString, maximum: Int, maximumBytes: Int) throws(InvalidForm) -> String {
    let lines = (try text(name) ?? "").replacing("\r\n", with: "\n").replacing("\t", with: " ").filter {
      $0 == "\n" || !$0.unicodeScalars.allSatisfy(Self.isControl)
    }
    guard let start = lines.firstIndex(where: { !$0.isWhitespace }),
      let end = lines.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    let text = String(lines[start...end])
    guard text.utf8.count <= maximumBytes, text.count <= maximum else { throw InvalidForm(name, .tooLong) }
    return text
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

  /// An item as `CONTACT:42`; `nil` where there is none.
  ///
  /// - Throws: also where it is none that the universal methods know.
  package func item(_ name: StaticString) throws(InvalidForm) -> CRMItem? {
    guard let text = try text(name), !text.isEmpty else { return nil }
    guard let item = CRMItem(name: text) else { throw InvalidForm(name, .malformed) }
    return item
  }

  /// The number of something that exists; `nil` where there is none.
  ///
  /// - Throws: also where it is no positive whole number.
  package func id(_ name: StaticString) throws(InvalidForm) -> Int? {
    guard let text = try text(name), !text.isEmpty else { return nil }
    guard let id = Int(canonicalDigits: text), id > 0 else { throw InvalidForm(name, .malformed) }
    return id
  }

  /// Whether the value is `yes`.
  package func flag(_ name: StaticString) throws(InvalidForm) -> Bool { try text(name) == "yes" }
}
