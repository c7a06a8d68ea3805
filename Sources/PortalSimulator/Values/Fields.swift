/// A map that keeps the order in which its keys came, as PHP's arrays do.
struct Fields: Sendable, Equatable {
  struct Entry: Sendable, Equatable {
    let key: String
    var value: Value
  }

  private(set) var entries: [Entry] = []
  private var positions: [String: Int] = [:]
  private var nextIndex = 0

  init() {}

  var isEmpty: Bool { entries.isEmpty }
  var count: Int { entries.count }

  /// Setting a key again keeps its place.
  subscript(_ key: String) -> Value? {
    get { positions[key].map { entries[$0].value } }
    set {
      guard let newValue else { return remove(key) }
      if let position = positions[key] {
        entries[position].value = newValue
      } else {
        positions[key] = entries.count
        entries.append(Entry(key: key, value: newValue))
        if let index = Int(key), index >= nextIndex, index < Int.max { nextIndex = index + 1 }
      }
    }
  }

  /// The value of a key however its letters are written: most of a portal's older methods do not care.
  func value(anyCase key: String) -> Value? {
    self[key] ?? entries.first { $0.key.lowercased() == key.lowercased() }?.value
  }

  /// Adds a value under the next free number, as PHP does for `name[]`.
  mutating func append(_ value: Value) {
    self[String(nextIndex)] = value
  }

  /// Takes the entries of another map; those win.
  mutating func merge(_ other: Fields) {
    for entry in other.entries { self[entry.key] = entry.value }
  }

  private mutating func remove(_ key: String) {
    guard let position = positions[key] else { return }
    entries.remove(at: position)
    positions = [:]
    for (index, entry) in entries.enumerated() { positions[entry.key] = index }
  }

  static func == (left: Fields, right: Fields) -> Bool {
    left.entries == right.entries
  }
}

extension Fields: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, Value)...) {
    for (key, value) in elements { self[key] = value }
  }
}
