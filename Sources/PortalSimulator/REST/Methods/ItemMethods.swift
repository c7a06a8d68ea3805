/// `crm.item.*`: strict about types, fields and rights.
enum ItemMethods {
  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let item = try item(portal, call, or: "You do not have permission to view this item")
    return Answer(["item": .map(item.fields(portal.crm.stages))])
  }

  static func list(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let type = try type(call)
    let query = try ItemQuery(call, known: fields(of: type, portal, call))
    let records = portal.crm.items
      .filter { $0.reference.type == type && portal.crm.canRead($0, call.person) }
      .map { $0.fields(portal.crm.stages) }
    let items = query.run(records).map(Value.map)
    return Answer(page: call.start, of: items) { ["items": .list($0)] }
  }

  static func add(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let type = try type(call)
    let change = try change(call)
    guard call.person.hasCRM else { throw RESTError("ACCESS_DENIED", "Access denied") }
    let item = portal.crm.addItem { id in
      var item = CRMItem(ItemReference(type: type, id: id), created: call.now)
      item.assignedBy = call.person.id
      change.apply(to: &item)
      if item.title.isEmpty, type != .contact {
        item.title = "\(type.name.prefix(1))\(type.name.dropFirst().lowercased()) #\(id)"
      }
      if item.stageID.isEmpty, type == .lead || type == .deal {
        item.stageID = item.categoryID == 0 ? "NEW" : "C\(item.categoryID):NEW"
      }
      return item
    }
    return Answer(["item": .map(item.fields(portal.crm.stages))])
  }

  /// Nothing is saved where nothing changes.
  static func update(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let old = try changeableItem(portal, call)
    var new = old
    try change(call).apply(to: &new)
    if new.fields(portal.crm.stages) != old.fields(portal.crm.stages) {
      new.updated = call.now
      portal.crm.replace(new)
    }
    return Answer(["item": .map(new.fields(portal.crm.stages))])
  }

  static func delete(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    portal.crm.remove(try changeableItem(portal, call).reference)
    return Answer([])
  }

  static func fields(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let type = try type(call)
    guard call.person.hasCRM else { throw RESTError("ACCESS_DENIED", "Access denied") }
    return Answer(["fields": .map(ItemField.descriptions(of: fields(of: type, portal, call)))])
  }

  // MARK: - Parameters

  private static func type(_ call: Call) throws(RESTError) -> ItemType {
    guard let number = call["entityTypeId"]?.integer else { throw .required("entityTypeId") }
    guard let type = ItemType(rawValue: number) else {
      throw RESTError("NOT_FOUND", "Smart Process Automation not found")
    }
    return type
  }

  private static func item(_ portal: Portal, _ call: Call, or refusal: String) throws(RESTError) -> CRMItem {
    let type = try type(call)
    guard let id = call["id"]?.integer else { throw .required("id") }
    guard let item = portal.crm.item(ItemReference(type: type, id: id)) else {
      throw RESTError("NOT_FOUND", "Element not found")
    }
    guard portal.crm.canRead(item, call.person) else { throw RESTError("ACCESS_DENIED", refusal) }
    return item
  }

  private static func changeableItem(_ portal: Portal, _ call: Call) throws(RESTError) -> CRMItem {
    let item = try item(portal, call, or: "Access denied")
    guard portal.canChange(item, call.person) else { throw RESTError("ACCESS_DENIED", "Access denied") }
    return item
  }

  private static func change(_ call: Call) throws(RESTError) -> ItemChange {
    guard let fields = call["fields"]?.fields else { throw .required("fields") }
    return try ItemChange(fields)
  }

  /// The fields of an item of that type, with values of no meaning.
  private static func fields(of type: ItemType, _ portal: Portal, _ call: Call) -> Fields {
    CRMItem(ItemReference(type: type, id: 0), created: call.now).fields(portal.crm.stages)
  }
}
