import HTML

extension [HTML] {
  /// The pieces in one line, with dots between them.
  var joinedByDots: HTML { joined(by: " · ") }

  /// The pieces in one line, with something between them.
  func joined(by separator: HTML) -> HTML {
    guard let first else { return .empty }
    return "\(first)\(dropFirst().map { "\(separator)\($0)" as HTML })"
  }
}

extension String {
  /// The text with something in the place of a value.
  func html(placing value: HTML, at place: String) -> HTML {
    guard let range = ranges(of: place).first else { return "\(self)" }
    return "\(String(self[..<range.lowerBound]))\(value)\(String(self[range.upperBound...]))"
  }
}
