import Bitrix24

/// Where a telephone number is, by its first digits.
///
/// Mobile numbers are where they were given out, and a number can be taken along: it is a good guess, not knowledge.
package struct PhoneRegion: Equatable, Sendable {
  /// ISO 3166-1: `DE`; `nil` where several share the prefix.
  package let country: String?
  /// IANA's names, like `Europe/Berlin`, four at most; empty where there are more.
  package let timeZones: [String]

  private static let prefixLength = 9
  private static let recordLength = prefixLength + 5

  /// - Parameter number: in the international form: `+49 30 …` or `0049 30 …`.
  /// - Returns: `nil` for any other number, and for one that begins as none does.
  package init?(_ number: PhoneNumber) {
    guard case .number(let text) = number else { return nil }
    let isInternational = text.hasPrefix("+") || text.hasPrefix("00")
    guard isInternational else { return nil }
    let digits = text.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let prefix = digits.dropFirst(text.hasPrefix("+") ? 0 : 2).prefix(Self.prefixLength)
    // Less than that is nobody's number.
    guard digits.count >= 7, let found = Self.record(Array(prefix)) else { return nil }
    country = found.country == "ZZ" ? nil : found.country
    timeZones = Self.zones(found.place)
  }

  /// The record of the longest prefix.
  private static func record(_ digits: [UInt8]) -> (country: String, place: Int)? {
    table.withUTF8Buffer { table in
      for length in stride(from: digits.count, to: 0, by: -1) {
        let prefix = digits[..<length] + Array(repeating: UInt8(ascii: " "), count: prefixLength - length)
        var (low, high) = (0, table.count / recordLength)
        while low < high {
          let middle = (low + high) / 2
          let record = table[middle * recordLength..<(middle + 1) * recordLength]
          if record.prefix(prefixLength).elementsEqual(prefix) {
            let rest = String(decoding: record.dropFirst(prefixLength), as: UTF8.self)
            return (String(rest.prefix(2)), Int(rest.dropFirst(2)) ?? 0)
          }
          if record.prefix(prefixLength).lexicographicallyPrecedes(prefix) { low = middle + 1 } else { high = middle }
        }
      }
      return nil
    }
  }

  /// A line of ``zones``.
  private static func zones(_ place: Int) -> [String] {
    zones.withUTF8Buffer { zones in
      let lines = zones.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      guard lines.indices.contains(place) else { return [] }
      return lines[place].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        .filter { $0 != "-" }
    }
  }
}
