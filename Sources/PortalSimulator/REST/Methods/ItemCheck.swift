/// What a portal demands of an item before it saves it
/// (<https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html>).
struct ItemCheck {
  let portal: Portal
  let person: Person

  /// A new item has a stage of its pipeline, one that the person may use, and all that is required.
  func check(new item: CRMItem) throws(RESTError) {
    try checkStage(of: item)
    guard isOpen(item) else { throw .accessDenied }
    try checkRequiredFields(of: item)
  }

  /// What is required is asked for only where the stage changes within a pipeline.
  func check(_ item: CRMItem, was old: CRMItem) throws(RESTError) {
    guard item.stageID != old.stageID || item.categoryID != old.categoryID else { return }
    try checkStage(of: item)
    guard isOpen(item) else { throw RESTError("-", "Insufficient permissions to change the stage") }
    if item.categoryID == old.categoryID { try checkRequiredFields(of: item) }
  }

  private func isOpen(_ item: CRMItem) -> Bool {
    person.isAdministrator || item.stageID.isEmpty || !portal.settings.crm.isLocked(item.stageID)
  }

  private func checkStage(of item: CRMItem) throws(RESTError) {
    guard item.hasStage else { return }
    guard item.reference.type == .lead || portal.crm.categories.contains(where: { $0.id == item.categoryID }) else {
      throw .invalidValue(of: "categoryId")
    }
    guard portal.crm.stages(of: item).contains(where: { $0.statusID == item.stageID }) else {
      throw .invalidValue(of: "stageId")
    }
  }

  private func checkRequiredFields(of item: CRMItem) throws(RESTError) {
    let required = portal.settings.crm.requiredFields.filter {
      $0.type == item.reference.type && ($0.stage ?? item.stageID) == item.stageID
    }
    guard !required.isEmpty else { return }
    var fields = item.fields(portal.crm.stages, isOriginal: true)
    fields["phone"] = .list(item.phones.map(Value.string))
    fields["email"] = .list(item.emails.map(Value.string))
    for field in required where fields[field.name]?.isFilledIn != true {
      throw RESTError("CRM_FIELD_ERROR_REQUIRED", "The \"\(field.name)\" field is required")
    }
  }
}

extension Value {
  /// Whether somebody has put something there; a number that stands for nothing is 0.
  fileprivate var isFilledIn: Bool {
    switch self {
    case .null, .string(""), .integer(0), .number(0): false
    case .list(let values): !values.isEmpty
    default: true
    }
  }
}
