extension String {
  /// Whether the bytes of another text occur in this one. The library's `contains` compares characters, which costs
  /// fifty times as much and matters where every request is looked through.
  func containsBytes(of other: String) -> Bool {
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

  /// Whether a word occurs in it, in whatever case.
  ///
  /// - Parameter word: of capital letters and `_`.
  func contains(word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      var start = 0
      while start + word.count <= count {
        var length = 0
        while length < word.count && self[start + length].uppercased == word[length] { length += 1 }
        if length == word.count { return true }
        start += 1
      }
      return false
    }
  }
}
