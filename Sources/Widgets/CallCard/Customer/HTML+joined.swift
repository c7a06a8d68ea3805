import Rendering

extension [HTML] {
  /// The pieces in one line, with dots between them.
  var joinedByDots: HTML {
    guard let first else { return .empty }
    return "\(first)\(dropFirst().map { " · \($0)" })"
  }
}
