/// Finds secrets in a text in one pass, without keeping them: it has their first eight bytes and a keyed hash.
///
/// The pass looks at the eight bytes before each position. Where these begin a secret, the hash of as many bytes as the
/// secret has decides; it is made of two sums over the text, so that it costs the same for any length. So no form makes
/// it take longer than in proportion to the text.
struct SecretSet: Sendable {
  /// A shorter one occurs in any text by chance.
  static let minimumLength = 8
  /// A portal sends a handful of different ones. What comes beyond is some stranger's, and no secret.
  private static let maximumCount = 4096
  /// Of secrets that begin with the same eight bytes.
  private static let maximumLengths = 16

  private struct Entry: Comparable, Hashable {
    let start: UInt64
    let length: Int
    let hash: UInt64

    /// The longer ones first.
    static func < (left: Entry, right: Entry) -> Bool {
      (left.start, right.length, left.hash) < (right.start, left.length, right.hash)
    }

    /// The hash depends on all bytes and is the process's own, so it is enough.
    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
  }

  /// Those that were added, each once: however often one comes, it takes no room from others.
  private var added: Set<Entry> = []
  /// In order.
  private var entries: [Entry] = []
  /// Of each entry, where those with its start and length end.
  private var ends: [Int] = []
  /// A bit for each start that occurs, see ``bit(_:)``.
  private var starts: UInt64 = 0

  /// Adds one; ``sort()`` has to follow, once all are there.
  ///
  /// - Precondition: it has at least ``minimumLength`` bytes.
  mutating func append(_ secret: Span<UInt8>) {
    guard added.count < Self.maximumCount else { return }
    var start: UInt64 = 0
    var hash: UInt64 = 0
    var isASCII = true
    for index in secret.indices {
      let byte = secret[index]
      if index < 8 { start = start << 8 | UInt64(byte) }
      hash = RollingHash.adding(byte, to: hash)
      if byte >= 0x80 { isASCII = false }
    }
    if isASCII {
      insert(Entry(start: start, length: secret.count, hash: hash))
    } else {
      appendText(secret)
    }
  }

  private mutating func insert(_ entry: Entry) {
    added.insert(entry)
    starts |= Self.bit(entry.start)
  }

  /// In texts, U+FFFD stands for what is not UTF-8.
  private mutating func appendText(_ secret: Span<UInt8>) {
    let text = Array(secret.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }.utf8)
    let start = text.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    insert(Entry(start: start, length: text.count, hash: text.reduce(0) { RollingHash.adding($1, to: $0) }))
  }

  mutating func sort() {
    entries = added.sorted()
    added = []
    ends = Array(repeating: entries.count, count: entries.count)
    for index in entries.indices.dropLast().reversed() {
      let (entry, next) = (entries[index], entries[index + 1])
      ends[index] = entry.start == next.start && entry.length == next.length ? ends[index + 1] : index + 1
    }
  }

  /// Where secrets are in a text. Of several that begin at one place, the longest; they may overlap.
  func ranges(in text: Span<UInt8>) -> [Range<Int>] {
    guard starts != 0, text.count >= Self.minimumLength else { return [] }
    var ranges: [Range<Int>] = []
    var hash: RollingHash?
    var last: UInt64 = 0
    for index in text.indices {
      last = last << 8 | UInt64(text[unchecked: index])
      guard starts & Self.bit(last) != 0, index >= 7, let first = firstEntry(startingWith: last) else { continue }
      let hashes = hash ?? RollingHash(text)
      hash = hashes
      if let length = length(of: first, at: index - 7, in: hashes) { ranges.append(index - 7..<index - 7 + length) }
    }
    return ranges
  }

  /// The length of the longest secret at a place, if there is one.
  private func length(of first: Int, at place: Int, in hashes: RollingHash) -> Int? {
    let start = entries[first].start
    var index = first
    var lengths = 0
    while index < entries.count, entries[index].start == start, lengths < Self.maximumLengths {
      let length = entries[index].length
      if place + length <= hashes.count {
        let hash = hashes.hash(of: place..<place + length)
        let found = firstIndex(in: index..<ends[index]) { $0.hash < hash }
        if found < ends[index], entries[found].hash == hash { return length }
      }
      index = ends[index]
      lengths += 1
    }
    return nil
  }

  private func firstEntry(startingWith start: UInt64) -> Int? {
    let index = firstIndex(in: entries.indices) { $0.start < start }
    return index < entries.count && entries[index].start == start ? index : nil
  }

  /// The first entry of a range that is not, where those that are come before those that are not.
  private func firstIndex(in range: Range<Int>, _ precedes: (Entry) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if precedes(entries[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func bit(_ start: UInt64) -> UInt64 {
    1 << ((start &* 0x9e37_79b9_7f4a_7c15) >> 58)
  }
}
