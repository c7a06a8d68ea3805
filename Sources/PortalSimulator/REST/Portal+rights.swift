extension Portal {
  /// Who may read an item may change it, unless a setting says otherwise; it never does to an administrator.
  func canChange(_ item: CRMItem, _ person: Person) -> Bool {
    let reference = item.reference
    let name = "\(reference.type.name.lowercased())_\(reference.id)"
    return crm.canRead(item, person) && (person.isAdministrator || !settings.writing.isReadOnly(name))
  }

  /// Whether a setting keeps a person from changing what is on an activity.
  func canChange(activity id: Int, _ person: Person) -> Bool {
    person.isAdministrator || !settings.writing.isReadOnly("activity_\(id)")
  }

  /// An activity itself is the business of who may change the item that owns it.
  func canChange(_ activity: Activity, _ person: Person) -> Bool {
    let isOpen = activity.bindings.first.flatMap(crm.item).map { canChange($0, person) } ?? person.hasCRM
    return isOpen && canChange(activity: activity.id, person)
  }

  /// Puts an activity that a call has changed in the place of the one that it is a version of.
  mutating func save(_ activity: Activity, _ call: Call) {
    var activity = activity
    activity.updated = call.now
    activity.editor = call.person.id
    crm.replace(activity)
  }

  /// The item to whose timeline something is to be added.
  func changeableOwner(_ reference: ItemReference?, by person: Person) throws(RESTError) -> ItemReference {
    guard let reference, let item = crm.item(reference) else { throw .ownerNotFound }
    guard canChange(item, person) else { throw .accessDenied }
    return item.reference
  }
}

extension Call {
  /// An item that two numbers name. There is none of a type that is not known.
  func item(_ typeName: String, _ idName: String) throws(RESTError) -> ItemReference {
    guard let type = self[typeName]?.integer else { throw .required(typeName) }
    guard let id = self[idName]?.integer else { throw .required(idName) }
    guard let type = ItemType(rawValue: type) else { throw .ownerNotFound }
    return ItemReference(type: type, id: id)
  }
}

extension RESTError {
  static let ownerNotFound = RESTError("OWNER_NOT_FOUND", "Owner was not found")
  static let accessDenied = RESTError("ACCESS_DENIED", "Access denied")
  static let elementNotFound = RESTError("NOT_FOUND", "Element not found")
}
