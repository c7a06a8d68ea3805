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
  private static let recordLength = prefixLength + 6

  /// - Parameter number: in the international form: `+49 30 …` or `0049 30 …`.
  /// - Returns: `nil` for any other number, and for one that begins as none does.
  package init?(_ number: PhoneNumber) {
    guard case .number(let text) = number, text.hasPrefix("+") || text.hasPrefix("00") else { return nil }
    var digits: [UInt8] = []
    for byte in text.utf8 where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { digits.append(byte) }
    // Less than that is nobody's number.
    guard digits.count >= 7 else { return nil }
    if !text.hasPrefix("+") { digits.removeFirst(2) }
    guard let record = Self.record(digits) else { return nil }
    country = record.country == "ZZ" ? nil : record.country
    timeZones = Self.zones(at: record.place)
  }

  /// The record of the longest prefix.
  private static func record(_ digits: [UInt8]) -> (country: String, place: Int)? {
    table.withUTF8Buffer { table in
      var length = min(digits.count, prefixLength)
      while length > 0 {
        // The last record that does not come after those digits: their prefix, or as much of them as any record has.
        var (low, high) = (0, table.count / recordLength)
        while low < high {
          let middle = (low + high) / 2
          if common(table, middle, digits, length).isAfter { high = middle } else { low = middle + 1 }
        }
        if low == 0 { return nil }
        let (count, isPrefix, _) = common(table, low - 1, digits, length)
        if isPrefix {
          let start = (low - 1) * recordLength + prefixLength
          let place = table[start + 2..<start + 6].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
          return (String(decoding: table[start..<start + 2], as: UTF8.self), place)
        }
        length = count
      }
      return nil
    }
  }

  /// How many digits a record begins with, whether that is all of it, and whether it comes after them.
  private static func common(
    _ table: UnsafeBufferPointer<UInt8>, _ record: Int, _ digits: [UInt8], _ length: Int
  ) -> (count: Int, isPrefix: Bool, isAfter: Bool) {
    let start = record * recordLength
    for index in 0..<prefixLength {
      let byte = table[start + index]
      if byte == UInt8(ascii: " ") { return (index, true, false) }
      if index == length { return (index, false, true) }
      if byte != digits[index] { return (index, false, byte > digits[index]) }
    }
    return (prefixLength, true, false)
  }

  /// The zones up to the end of the line.
  private static func zones(at place: Int) -> [String] {
    zones.withUTF8Buffer { zones in
      let line = zones[place...].prefix { $0 != UInt8(ascii: "\n") }
      return line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
