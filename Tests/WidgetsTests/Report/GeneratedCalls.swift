import Bitrix24

/// Rows of telephony's statistics as no portal has them all at once, made from a seed.
struct GeneratedCalls {
  /// The offset from UTC of a portal, in minutes, at a moment.
  enum Zone: String, CaseIterable {
    /// Summer time from 2026-03-29T01:00:00Z.
    case berlin
    /// Summer time from 2026-03-08T07:00:00Z.
    case newYork
    /// Half an hour off, without summer time.
    case kolkata

    func offset(at seconds: Int) -> Int {
      switch self {
      case .berlin: seconds >= 1_774_746_000 ? 120 : 60
      case .newYork: seconds >= 1_772_953_200 ? -240 : -300
      case .kolkata: 330
      }
    }
  }

  /// SplitMix64: the same numbers on every machine.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  /// The fields of the rows, in the order of their numbers: a text, a number, nothing, or `{}`.
  private(set) var rows: [[String: JSONValue]] = []

  private var generator: Generator
  private let zone: Zone

  /// - Parameter span: the moments of the calls, in seconds since 1970-01-01T00:00:00Z.
  init(_ count: Int, in zone: Zone, during span: Range<Int>, seed: UInt64 = 15) {
    self.zone = zone
    generator = Generator(state: seed)
    var id = 100
    while rows.count < count {
      for fields in call(during: span) where rows.count < count {
        id += Int.random(in: 1...3, using: &generator)
        var row = fields
        row["ID"] = isOdd(2) ? .number("\(id)") : .string("\(id)")
        rows.append(row)
      }
    }
  }

  /// As a portal sends them.
  var values: [JSONValue] {
    rows.map { row in .object(row.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value) }) }
  }

  /// One of so many.
  private mutating func isOdd(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &generator) == 0 }

  /// One row, or several of a call that was passed on, which need not follow each other.
  private mutating func call(during span: Range<Int>) -> [[String: JSONValue]] {
    let start = Int.random(in: span, using: &generator)
    let name: JSONValue =
      isOdd(200) ? .null : .string("externalCall.\(UInt64.random(in: 0...UInt64.max, using: &generator))")
    let type = ["1", "2", "2", "2", "3", "4", "5", "9", ""].randomElement(using: &generator) ?? "2"
    let number = number()
    let line = ["reg133788", "+493023125000", "3", "", "=cmd|' /C calc'!A0"].randomElement(using: &generator) ?? ""
    let count = isOdd(8) ? Int.random(in: 2...4, using: &generator) : 1
    return (0..<count).map { leg in
      // What a later row says of the call's beginning may be earlier.
      let moment = leg == 0 ? start : start + Int.random(in: -40...300, using: &generator)
      var row: [String: JSONValue] = [
        "CALL_ID": name, "CALL_START_DATE": date(moment), "PHONE_NUMBER": number, "COST": "0.0000",
        "CALL_RECORD_URL": .null, "CALL_VOTE": .null,
      ]
      row["CALL_TYPE"] = isOdd(3) ? (Int(type).map { .number("\($0)") } ?? .null) : .string(type)
      row["PORTAL_NUMBER"] = isOdd(20) ? .null : .string(line)
      row["PORTAL_USER_ID"] = person()
      let (length, code) = outcome()
      row["CALL_DURATION"] = length
      row["CALL_FAILED_CODE"] = code
      return row
    }
  }

  private mutating func outcome() -> (JSONValue, JSONValue) {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<4: (.string("\(Int.random(in: 1...900, using: &generator))"), "200")
    case 4: (.number("\(Int.random(in: 1...900, using: &generator))"), .null)
    case 5: ("77", "603-s")
    case 6: ("0", "200")
    case 7: ("-5", "OTHER")
    case 8: ("12", "VI_STATUS_200")
    default: (.null, "304")
    }
  }

  private mutating func person() -> JSONValue {
    let id = Int.random(in: -1...12, using: &generator)
    return id < 0 ? .null : isOdd(2) ? .string("\(id)") : .number("\(id)")
  }

  private mutating func number() -> JSONValue {
    if isOdd(30) { return isOdd(2) ? "anonymous" : .null }
    let digits = "4930231\(25_000 + Int.random(in: 0..<400, using: &generator))"
    return .string(["+\(digits)", digits, "+49 30 \(digits.dropFirst(4))"].randomElement(using: &generator) ?? digits)
  }

  private mutating func date(_ seconds: Int) -> JSONValue {
    if isOdd(60) { return .object([]) }
    if isOdd(200) { return "0000-00-00T00:00:00+00:00" }
    let offset = zone.offset(at: seconds)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let local = seconds + offset * 60
    var (day, month, year) = (local / 86_400, 1, 1970)
    func length(of month: Int) -> Int {
      month == 2
        ? (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
    while day >= length(of: month) {
      day -= length(of: month)
      (month, year) = month == 12 ? (1, year + 1) : (month + 1, year)
    }
    let time = local % 86_400
    let sign = offset < 0 ? "-" : "+"
    return .string(
      "\(year)-\(two(month))-\(two(day + 1))T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))"
        + "\(sign)\(two(abs(offset) / 60)):\(two(abs(offset) % 60))")
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self = .string(value) }
}
