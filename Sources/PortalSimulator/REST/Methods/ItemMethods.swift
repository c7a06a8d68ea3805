/// `crm.item.*`: strict about types, fields and rights.
enum ItemMethods {
  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let type = try type(call)
    guard let id = call["id"]?.integer else { throw .required("id") }
    guard let item = portal.crm.item(ItemReference(type: type, id: id)) else {
      throw RESTError("NOT_FOUND", "Element not found")
    }
    guard portal.crm.canRead(item, call.person) else {
      throw RESTError("ACCESS_DENIED", "You do not have permission to view this item")
    }
    return Answer(["item": .map(item.fields(portal.crm.stages))])
  }

  static func list(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let type = try type(call)
    let filter = call["filter"]?.fields ?? Fields()
    let order = call["order"]?.fields ?? ["id": "ASC"]
    let known = CRMItem(ItemReference(type: type, id: 0), created: call.now).fields(portal.crm.stages)
    try validate(filter, known: known)
    try validate(order: order, known: known)
    let records = portal.crm.items
      .filter { $0.reference.type == type && portal.crm.canRead($0, call.person) }
      .map { $0.fields(portal.crm.stages) }
      .filter { RecordQuery.matches($0, filter) }
    let names = call["select"]?.elements.compactMap(\.text) ?? []
    let items = RecordQuery.sort(records, by: order).map { Value.map(select(names, of: $0)) }
    return Answer(page: call.start, of: items) { ["items": .list($0)] }
  }

  static func add(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let type = try type(call)
    guard let fields = call["fields"]?.fields else { throw .required("fields") }
    guard call.person.hasCRM else { throw RESTError("ACCESS_DENIED", "Access denied") }
    let draft = try ItemDraft(type, fields, call)
    let item = portal.crm.addItem(draft.item)
    return Answer(["item": .map(item.fields(portal.crm.stages))])
  }

  private static func type(_ call: Call) throws(RESTError) -> ItemType {
    guard let number = call["entityTypeId"]?.integer else { throw .required("entityTypeId") }
    guard let type = ItemType(rawValue: number) else {
      throw RESTError("NOT_FOUND", "Smart Process Automation not found")
    }
    return type
  }

  /// All fields but the communications, unless some are named; the id always.
  private static func select(_ names: [String], of record: Fields) -> Fields {
    if names.isEmpty || names.contains("*") {
      var record = record
      if !names.contains("fm") { record["fm"] = nil }
      return record
    }
    return (["id"] + names).reduce(into: Fields()) { $0[$1] = record[$1] }
  }

  private static func validate(_ filter: Fields, known: Fields) throws(RESTError) {
    for entry in filter.entries where entry.key.lowercased() != "logic" {
      if Int(entry.key) != nil {
        try validate(entry.value.fields ?? Fields(), known: known)
        continue
      }
      let field = RecordQuery.Condition(entry.key).field
      guard known[field] != nil, field != "fm" else {
        throw RESTError("INVALID_ARG_VALUE", "Invalid filter: field '\(field)' is not allowed in filter")
      }
    }
  }

  private static func validate(order: Fields, known: Fields) throws(RESTError) {
    for entry in order.entries {
      guard known[entry.key] != nil, entry.key != "fm" else {
        throw RESTError("INVALID_ARG_VALUE", "Invalid order: field '\(entry.key)' is not allowed in order")
      }
      let direction = entry.value.text ?? ""
      guard ["ASC", "DESC"].contains(direction.uppercased()) else {
        throw RESTError(
          "INVALID_ARG_VALUE",
          "Invalid order: allowed sort directions are `ASC, DESC`. But got '\(direction)' for field '\(entry.key)'")
      }
    }
  }
}
