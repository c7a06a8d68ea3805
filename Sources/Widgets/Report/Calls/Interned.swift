/// Texts that repeat, each kept once and known by its number.
struct Interned: Sendable {
  private(set) var texts: [String] = []
  private var numbers: [String: Int32] = [:]
  /// About how many bytes they take.
  private(set) var cost = 0

  /// The number of a text.
  ///
  /// - Parameter key: what two spellings of one text have in common; the first spelling is the one that is kept.
  mutating func number(of text: String, key: String) -> Int32 {
    if let number = numbers[key] { return number }
    let number = Int32(texts.count)
    numbers[key] = number
    texts.append(text)
    cost += 2 * text.utf8.count + 96
    return number
  }

  /// `nil` for a number that is none.
  subscript(number: Int32) -> String? { texts.indices.contains(Int(number)) ? texts[Int(number)] : nil }
}
