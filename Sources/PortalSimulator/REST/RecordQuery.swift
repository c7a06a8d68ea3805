/// The conditions, order and fields that list methods take.
struct RecordQuery {
  struct Condition {
    enum Operator: String, CaseIterable {
      // The longest first, so that none is taken for the beginning of another.
      case notBetween = "!><"
      case notLikePattern = "!=%"
      case notLikePatternToo = "!%="
      case between = "><"
      case notIn = "!@"
      case notLike = "!%"
      case notEqual = "!="
      case greaterOrEqual = ">="
      case lessOrEqual = "<="
      case likePattern = "=%"
      case likePatternToo = "%="
      case not = "!"
      case `in` = "@"
      case greater = ">"
      case less = "<"
      case like = "%"
      case search = "?"
      case equal = "="
    }

    let comparison: Operator
    let field: String

    init(_ key: String) {
      comparison = Operator.allCases.first { key.hasPrefix($0.rawValue) } ?? .equal
      field = String(key.hasPrefix(comparison.rawValue) ? key.dropFirst(comparison.rawValue.count) : key[...])
    }

    /// Whether several values make sense for it where only a prefix says so: one of them, or a range.
    var takesSeveral: Bool {
      [.in, .notIn, .between, .notBetween].contains(comparison)
    }
  }

  /// Whether a record meets all conditions of a filter; nested filters with `logic` may join them by OR.
  static func matches(_ record: Fields, _ filter: Fields) -> Bool {
    let isAny = filter.value(anyCase: "logic")?.text?.uppercased() == "OR"
    let results = filter.entries.lazy.filter { $0.key.lowercased() != "logic" }.map { entry in
      if Int(entry.key) != nil, let nested = entry.value.fields { return matches(record, nested) }
      let condition = Condition(entry.key)
      return matches(record[condition.field] ?? .null, condition.comparison, entry.value)
    }
    return isAny ? results.contains(true) : results.allSatisfy(\.self)
  }

  private static func matches(_ value: Value, _ comparison: Condition.Operator, _ operand: Value) -> Bool {
    switch comparison {
    case .equal, .in: return isAny(of: operand, value)
    case .not, .notEqual, .notIn: return !isAny(of: operand, value)
    case .greater: return compare(value, operand).map { $0 > 0 } ?? false
    case .greaterOrEqual: return compare(value, operand).map { $0 >= 0 } ?? false
    case .less: return compare(value, operand).map { $0 < 0 } ?? false
    case .lessOrEqual: return compare(value, operand).map { $0 <= 0 } ?? false
    case .between: return isBetween(value, operand)
    case .notBetween: return !isBetween(value, operand)
    case .like, .search: return contains(value, operand.text ?? "")
    case .notLike: return !contains(value, operand.text ?? "")
    case .likePattern, .likePatternToo: return like(value, operand.text ?? "")
    case .notLikePattern, .notLikePatternToo: return !like(value, operand.text ?? "")
    }
  }

  /// Equality as a database sees it: `"5"` is 5, letters' case does not matter, null is empty; a field with several
  /// values equals each of them. A number of a telephone equals no other spelling of it.
  private static func isAny(of operand: Value, _ value: Value) -> Bool {
    let candidates = operand == .null ? [.string("")] : operand.elements
    let values = value == .null ? [.string("")] : value.elements
    return values.contains { value in candidates.contains { compare(value, $0) == 0 } }
  }

  private static func isBetween(_ value: Value, _ operand: Value) -> Bool {
    let bounds = operand.elements
    guard bounds.count == 2, let low = compare(value, bounds[0]), let high = compare(value, bounds[1]) else {
      return false
    }
    return low >= 0 && high <= 0
  }

  private static func contains(_ value: Value, _ part: String) -> Bool {
    (value.text ?? "").lowercased().contains(part.lowercased())
  }

  /// `mol%`, `%mol`, `%mol%`.
  private static func like(_ value: Value, _ pattern: String) -> Bool {
    let text = (value.text ?? "").lowercased()
    let pattern = pattern.lowercased()
    let core = String(pattern.drop { $0 == "%" }.reversed().drop { $0 == "%" }.reversed())
    switch (pattern.hasPrefix("%"), pattern.hasSuffix("%")) {
    case (true, true): return text.contains(core)
    case (true, false): return text.hasSuffix(core)
    case (false, true): return text.hasPrefix(core)
    case (false, false): return text == core
    }
  }

  /// Below, at or above zero; `nil` for what has no order.
  static func compare(_ left: Value, _ right: Value) -> Int? {
    guard let left = left.text, let right = right.text else { return nil }
    func order<Key: Comparable>(_ left: Key, _ right: Key) -> Int { left < right ? -1 : left == right ? 0 : 1 }
    if let left = number(left), let right = number(right) { return order(left, right) }
    if let left = Moment(left), let right = Moment(right) { return order(left, right) }
    return order(left.lowercased(), right.lowercased())
  }

  /// A number as a column of numbers holds it. `+49…` and `007` are text, which equals itself only.
  private static func number(_ text: String) -> Double? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else { return nil }
    guard !digits.hasPrefix("0") || digits == "0" || digits.hasPrefix("0.") else { return nil }
    return Double(text)
  }

  /// Sorts by fields and directions; records that are equal in all of them keep their order.
  static func sort(_ records: [Fields], by order: Fields) -> [Fields] {
    guard !order.isEmpty else { return records }
    return records.enumerated().sorted { left, right in
      for entry in order.entries {
        let isDescending = entry.value.text?.uppercased().hasPrefix("DESC") ?? false
        let result = compare(left.element[entry.key] ?? .null, right.element[entry.key] ?? .null) ?? 0
        if result != 0 { return (result < 0) != isDescending }
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}
