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

  /// The item to whose timeline something is to be added.
  func changeableOwner(_ type: ItemType?, _ id: Int, by person: Person) throws(RESTError) -> ItemReference {
    guard let type, let item = crm.item(ItemReference(type: type, id: id)) else {
      throw RESTError("OWNER_NOT_FOUND", "Owner was not found")
    }
    guard canChange(item, person) else { throw RESTError("ACCESS_DENIED", "Access denied.") }
    return item.reference
  }
}
