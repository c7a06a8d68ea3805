/// An item that is to be made of the fields of `crm.item.add`.
struct ItemDraft {
  /// Makes the item with its number.
  let item: (Int) -> CRMItem

  init(_ type: ItemType, _ fields: Fields, _ call: Call) throws(RESTError) {
    func text(_ key: String) -> String { String((fields[key]?.text ?? "").prefix(1000)) }
    func values(_ kind: String, _ communications: [Value]) -> [String] {
      communications.filter { $0["typeId"]?.text == kind }.compactMap { $0["value"]?.text }.filter { !$0.isEmpty }
    }
    var communications: [Value] = []
    if let all = fields["fm"] {
      guard let list = all.fields else {
        throw RESTError("100", "Expected iterable value for multiple field, but got `string` instead")
      }
      communications = Array(list.entries.map(\.value).prefix(20))
    }
    let opportunity = Double(text("opportunity").isEmpty ? "0" : text("opportunity"))
    guard let opportunity, opportunity.isFinite else {
      throw RESTError("CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"opportunity\"")
    }
    let contacts =
      fields["contactIds"]?.elements.compactMap(\.integer) ?? fields["contactId"]?.integer.map { [$0] } ?? []
    let category = fields["categoryId"]?.integer ?? 0
    let firstStage = category == 0 ? "NEW" : "C\(category):NEW"

    item = { id in
      var item = CRMItem(ItemReference(type: type, id: id), created: call.now)
      item.title = text("title")
      if item.title.isEmpty, type != .contact { item.title = "\(type.name.capitalizedASCII) #\(id)" }
      item.name = text("name")
      item.secondName = text("secondName")
      item.lastName = text("lastName")
      item.post = text("post")
      item.companyTitle = text("companyTitle")
      item.comments = text("comments")
      item.source = text("sourceId")
      item.companyID = fields["companyId"]?.integer ?? 0
      item.contactIDs = Array(contacts.prefix(50))
      item.categoryID = category
      item.stageID = type == .lead || type == .deal ? (text("stageId").isEmpty ? firstStage : text("stageId")) : ""
      item.opportunity = opportunity
      if !text("currencyId").isEmpty { item.currency = text("currencyId") }
      item.phones = values("PHONE", communications)
      item.emails = values("EMAIL", communications)
      item.assignedBy = fields["assignedById"]?.integer ?? call.person.id
      return item
    }
  }
}

extension String {
  /// `LEAD` as `Lead`.
  fileprivate var capitalizedASCII: String { prefix(1) + dropFirst().lowercased() }
}
