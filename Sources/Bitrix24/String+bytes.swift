extension String {
  /// Whether the bytes of another text occur in this one. The library's `contains` compares characters, which costs
  /// fifty times as much and matters where every request is looked through.
  package func containsBytes(of other: String) -> Bool {
    utf8.span.contains(other.utf8.span)
  }
}

extension Span<UInt8> {
  /// Whether these bytes occur in it.
  func contains(_ other: Span<UInt8>) -> Bool {
    var start = 0
    while start + other.count <= count {
      var length = 0
      while length < other.count && self[start + length] == other[length] { length += 1 }
      if length == other.count { return true }
      start += 1
    }
    return false
  }

  /// Whether it starts with a word, in whatever case.
  ///
  /// - Parameter word: of capital letters and `_`.
  func hasPrefix(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      guard word.count <= count else { return false }
      for index in word.indices where self[index].uppercased != word[index] { return false }
      return true
    }
  }
}
