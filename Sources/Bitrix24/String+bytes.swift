extension String {
  /// Whether the bytes of another text occur in this one. The library's `contains` compares characters, which costs
  /// fifty times as much and matters where every request is looked through.
  func containsBytes(of other: String, ignoringASCIICase: Bool = false) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { text in
      other.utf8.withContiguousStorageIfAvailable { Self.contains(text, $0, ignoringASCIICase) }
    }
    return (found ?? nil) ?? Self.contains(Array(utf8), Array(other.utf8), ignoringASCIICase)
  }

  private static func contains<Bytes: RandomAccessCollection>(
    _ text: Bytes, _ other: Bytes, _ ignoringCase: Bool
  ) -> Bool where Bytes.Element == UInt8, Bytes.Index == Int {
    guard other.count <= text.count else { return false }
    return (0...text.count - other.count).contains { start in
      other.indices.allSatisfy { index in
        let (left, right) = (text[start + index], other[index])
        return left == right || (ignoringCase && left.isLetter && left | 0x20 == right | 0x20)
      }
    }
  }
}
