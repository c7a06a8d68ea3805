/// Filter, order and selection of `crm.item.list`, which refuses what it does not know
/// (<https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html>).
struct ItemQuery {
  private let filter: Fields
  private let order: Fields
  /// What is to be given; `nil` where nobody has said.
  private let names: [String]?

  /// - Parameter known: an item of the type.
  init(_ call: Call, known: Fields) throws(RESTError) {
    let fields = known.entries.map(\.key).filter { $0 != "fm" }
    // Names can be those of the database as well.
    let spellings = Dictionary(uniqueKeysWithValues: fields.map { (ItemField.upperName(of: $0), $0) })
    func name(_ name: String) -> String? { fields.contains(name) ? name : spellings[name] }

    filter = try Self.filter(call["filter"]?.fields ?? Fields(), name)
    order = try Self.order(call["order"]?.fields ?? ["id": "ASC"], name)
    let selected = call["select"]?.elements.compactMap(\.text) ?? []
    names = selected.isEmpty ? nil : ["id"] + selected.compactMap { $0 == "*" ? $0 : name($0) }
  }

  func run(_ records: [Fields]) -> [Fields] {
    RecordQuery.sort(records.filter { RecordQuery.matches($0, filter) }, by: order).map(select)
  }

  /// All fields, unless some are named; the id always. Communications come with a star only.
  private func select(of record: Fields) -> Fields {
    if names?.contains("*") == true { return record }
    if let names { return names.reduce(into: Fields()) { $0[$1] = record[$1] } }
    var record = record
    record["fm"] = nil
    return record
  }

  private static func filter(_ filter: Fields, _ name: (String) -> String?) throws(RESTError) -> Fields {
    var result = Fields()
    for entry in filter.entries {
      if entry.key.lowercased() == "logic" {
        result[entry.key] = entry.value
      } else if Int(entry.key) != nil {
        result[entry.key] = .map(try Self.filter(entry.value.fields ?? Fields(), name))
      } else {
        let condition = RecordQuery.Condition(entry.key)
        guard let field = name(condition.field) else {
          throw RESTError("INVALID_ARG_VALUE", "Invalid filter: field '\(condition.field)' is not allowed in filter")
        }
        guard entry.value.fields == nil || condition.takesSeveral else {
          throw RESTError("INVALID_ARG_VALUE", "Invalid filter: field '\(condition.field)' has invalid value")
        }
        result[entry.key.dropLast(condition.field.count) + field] = entry.value
      }
    }
    return result
  }

  private static func order(_ order: Fields, _ name: (String) -> String?) throws(RESTError) -> Fields {
    var result = Fields()
    for entry in order.entries {
      guard let field = name(entry.key) else {
        throw RESTError("INVALID_ARG_VALUE", "Invalid order: field '\(entry.key)' is not allowed in order")
      }
      let direction = entry.value.text ?? ""
      guard ["ASC", "DESC"].contains(direction.uppercased()) else {
        throw RESTError(
          "INVALID_ARG_VALUE",
          "Invalid order: allowed sort directions are `ASC, DESC`. But got '\(direction)' for field '\(entry.key)'")
      }
      result[field] = entry.value
    }
    return result
  }
}
