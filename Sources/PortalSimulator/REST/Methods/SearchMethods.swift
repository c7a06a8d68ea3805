/// Who has a number or a mail address. Neither method looks at the rights to single items, so that what is found may
/// be refused when it is asked for.
enum SearchMethods {
  /// So many of one type keep the types after it out of the answer.
  private static let hidingCount = 20

  /// `crm.duplicate.findbycomm`, whose errors have their words in the place of a code
  /// (<https://apidocs.bitrix24.com/api-reference/crm/duplicates/crm-duplicate-find-by-comm.html>).
  static func duplicates(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard call.person.hasCRM else { throw RESTError("Access denied", "", .forbidden) }
    guard let kind = call.anyCase("type")?.text?.uppercased(), !kind.isEmpty else {
      throw RESTError("Communication type is not defined", "Parameter 'type' is required.")
    }
    let isPhone = kind == "PHONE"
    guard isPhone || kind == "EMAIL" else {
      throw RESTError("Communication type '\(kind)' is not supported in current context", "")
    }
    let values = call.anyCase("values")?.elements.compactMap(\.text).filter { !$0.isEmpty }.prefix(20) ?? []
    guard !values.isEmpty else {
      throw RESTError("Communication values is not defined", "Parameter 'values' is required.")
    }
    let wanted = call.anyCase("entity_type")?.text.flatMap(ItemType.init(name:))

    var result = Fields()
    for type in [ItemType.lead, .contact, .company] where wanted == nil || wanted == type {
      let ids = values.flatMap { value in
        (isPhone ? portal.crm.items(withPhone: value) : portal.crm.items(withEmail: value))
          .map(\.reference).filter { $0.type == type }.map(\.id)
      }
      let found = Set(ids).sorted()
      if !found.isEmpty { result[type.name] = .list(found.map(Value.integer)) }
      if found.count >= hidingCount { break }
    }
    return Answer(.map(result))
  }

  /// `telephony.externalCall.searchCrmEntities`
  static func callers(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard let number = call.anyCase("PHONE_NUMBER")?.text, !number.isEmpty else {
      throw RESTError("ERROR_CORE", "PHONE_NUMBER is empty")
    }
    let order: [ItemType] = [.contact, .company, .lead]
    let found = order.flatMap { type in portal.crm.items(withPhone: number).filter { $0.reference.type == type } }
    return Answer(
      .list(
        found.map { item in
          let person = portal.crm.person(item.assignedBy)
          return [
            "CRM_ENTITY_TYPE": .string(item.reference.type.name), "CRM_ENTITY_ID": .integer(item.reference.id),
            "ASSIGNED_BY_ID": .integer(item.assignedBy), "NAME": .string(item.displayName),
            "ASSIGNED_BY": [
              "ID": .string(String(item.assignedBy)), "TIMEMAN_STATUS": .string(person?.workday ?? "CLOSED"),
              "USER_PHONE_INNER": .nonEmpty(person?.innerPhone ?? ""), "WORK_PHONE": .null, "PERSONAL_PHONE": .null,
              "PERSONAL_MOBILE": .null,
            ],
          ]
        }))
  }
}
