/// What an application stores with its portal: for everybody, and for each person apart.
struct ApplicationOptions: Sendable {
  /// How many keys one set has before the oldest goes: the simulator may run for long.
  static let maximumKeys = 500

  private(set) var shared = Fields()
  private(set) var personal: [Int: Fields] = [:]

  /// Keys that are there already get the new value as a whole; the others stay.
  mutating func set(_ options: Fields) {
    Self.merge(options, into: &shared)
  }

  mutating func set(_ options: Fields, of person: Int) {
    Self.merge(options, into: &personal[person, default: Fields()])
  }

  private static func merge(_ options: Fields, into fields: inout Fields) {
    fields.merge(options)
    while fields.count > maximumKeys, let oldest = fields.entries.first { fields[oldest.key] = nil }
  }
}
