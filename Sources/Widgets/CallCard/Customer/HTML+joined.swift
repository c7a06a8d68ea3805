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
