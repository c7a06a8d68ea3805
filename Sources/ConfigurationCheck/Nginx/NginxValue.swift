/// Values as nginx writes them: https://nginx.org/en/docs/syntax.html
enum NginxValue {
  /// Bytes: `65536`, `8k`, `1m`, `1g`.
  static func size(_ text: String) -> Int? {
    let units: [Character: Int] = ["k": 1 << 10, "m": 1 << 20, "g": 1 << 30]
    guard let last = text.lowercased().last, let unit = units[last] else { return Int(text) }
    return Int(text.dropLast()).flatMap { number in
      let (product, overflow) = number.multipliedReportingOverflow(by: unit)
      return overflow ? nil : product
    }
  }

  /// A time: `60`, `60s`, `1m30s`, `500ms`.
  static func time(_ text: String) -> Duration? {
    let units: [String: Int] = [
      "ms": 1, "": 1000, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000,
    ]
    var rest = text[...]
    var milliseconds = 0
    repeat {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let unit = rest.dropFirst(digits.count).prefix { $0.isLetter }
      guard digits.count < 10, let number = Int(digits), let factor = units[String(unit)] else { return nil }
      milliseconds += number * factor
      rest = rest.dropFirst(digits.count + unit.count)
    } while !rest.isEmpty
    return .milliseconds(milliseconds)
  }
}
