/// `crm.item.*`: strict about types, fields and rights.
enum ItemMethods {
  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let item = try item(portal, call, or: "You do not have permission to view this item")
    return answer(item, portal, call)
  }

  static func list(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let type = try type(call)
    let query = try ItemQuery(call, known: fields(of: type, portal, call))
    let records = portal.crm.items
      .filter { $0.reference.type == type && portal.crm.canRead($0, call.person) }
      .map { $0.fields(portal.crm.stages, isOriginal: call.usesOriginalNames) }
    let items = query.run(records).map(Value.map)
    return Answer(page: call.start, of: items) { ["items": .list($0)] }
  }

  /// In the simple mode the portal makes a deal of a new lead, which the answer does not say yet.
  static func add(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let type = try type(call)
    let change = try change(portal, call, of: type)
    guard call.person.hasCRM else { throw .accessDenied }
    func make(_ id: Int) -> CRMItem {
      var item = CRMItem(ItemReference(type: type, id: id), created: call.now)
      item.createdBy = call.person.id
      item.assignedBy = call.person.id
      change.apply(to: &item)
      if item.title.isEmpty, type != .contact {
        item.title = "\(type.name.prefix(1))\(type.name.dropFirst().lowercased()) #\(id)"
      }
      if item.stageID.isEmpty { item.stageID = item.firstStage }
      return item
    }
    try ItemCheck(portal: portal, person: call.person).check(new: make(0))
    let item = portal.crm.addItem(make, by: call.person.id, now: call.now)
    if type == .lead, portal.settings.crm.mode == .simple {
      portal.crm.convert(item, by: call.person.id, now: call.now)
    }
    return answer(item, portal, call)
  }

  /// Nothing is saved where nothing changes.
  static func update(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let old = try changeableItem(portal, call)
    var new = old
    try change(portal, call, of: old.reference.type).apply(to: &new)
    // Another pipeline has other stages.
    if new.categoryID != old.categoryID, new.stageID == old.stageID { new.stageID = new.firstStage }
    try ItemCheck(portal: portal, person: call.person).check(new, was: old)
    if new.fields(portal.crm.stages) != old.fields(portal.crm.stages) {
      new.updated = call.now
      new.updatedBy = call.person.id
      if new.stageID != old.stageID {
        new.previousStageID = old.stageID
        new.moved = call.now
        new.movedBy = call.person.id
      }
      portal.crm.replace(new, by: call.person.id, now: call.now)
    }
    return answer(new, portal, call)
  }

  static func delete(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    portal.crm.remove(try changeableItem(portal, call).reference, by: call.person.id, now: call.now)
    return Answer([])
  }

  static func fields(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let type = try type(call)
    guard call.person.hasCRM else { throw .accessDenied }
    var descriptions = ItemField.descriptions(of: fields(of: type, portal, call))
    for field in CustomField.all(of: type) {
      descriptions[field.name(isOriginal: call.usesOriginalNames)] = field.description
    }
    // What only a stage requires is not said.
    for field in portal.settings.crm.requiredFields where field.type == type && field.stage == nil {
      let name = descriptions.entries.first { [$0.key, $0.value["upperName"]?.text].contains(field.name) }?.key
      guard let name, var description = descriptions[name]?.fields else { continue }
      description["isRequired"] = true
      descriptions[name] = .map(description)
    }
    return Answer(["fields": .map(descriptions)])
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
      throw .elementNotFound
    }
    guard portal.crm.canRead(item, call.person) else { throw RESTError("ACCESS_DENIED", refusal) }
    return item
  }

  private static func changeableItem(_ portal: Portal, _ call: Call) throws(RESTError) -> CRMItem {
    let item = try item(portal, call, or: "Access denied")
    guard portal.canChange(item, call.person) else { throw .accessDenied }
    return item
  }

  private static func change(_ portal: Portal, _ call: Call, of type: ItemType) throws(RESTError) -> ItemChange {
    guard let fields = call["fields"]?.fields else { throw .required("fields") }
    let change = try ItemChange(fields, of: type, isOriginal: call.usesOriginalNames)
    try change.checkReferences(of: type, in: portal.crm)
    return change
  }

  private static func answer(_ item: CRMItem, _ portal: Portal, _ call: Call) -> Answer {
    Answer(["item": .map(item.fields(portal.crm.stages, isOriginal: call.usesOriginalNames))])
  }

  /// The fields of an item of that type, with values of no meaning.
  private static func fields(of type: ItemType, _ portal: Portal, _ call: Call) -> Fields {
    CRMItem(ItemReference(type: type, id: 0), created: call.now)
      .fields(portal.crm.stages, isOriginal: call.usesOriginalNames)
  }
}

extension Call {
  /// `useOriginalUfNames`: custom fields have their names of the database.
  fileprivate var usesOriginalNames: Bool { self["useOriginalUfNames"]?.text == "Y" }
}
