/// What the `fields` of `crm.item.add` and `crm.item.update` make of an item. Those that it does not have are ignored
/// (<https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html>).
struct ItemChange {
  private static let maximumCommunications = 20
  /// Characters that a portal's database takes.
  private static let maximumText = 255
  /// Texts that may be as long as one likes; here they may be so long.
  private static let longTexts = ["comments", "sourceDescription"]
  private static let maximumLongText = 10_000
  private static let texts: [(String, WritableKeyPath<CRMItem, String> & Sendable)] = [
    ("title", \.title), ("honorific", \.honorific), ("name", \.name), ("secondName", \.secondName),
    ("lastName", \.lastName), ("post", \.post), ("companyTitle", \.companyTitle), ("comments", \.comments),
    ("sourceId", \.source), ("sourceDescription", \.sourceDescription), ("stageId", \.stageID),
    ("currencyId", \.currency), ("address", \.address), ("originatorId", \.originator), ("originId", \.origin),
  ]

  /// Fields whose texts are entries of a reference book.
  private static let books = [("sourceId", "SOURCE"), ("honorific", "HONORIFIC")]
  private static let references: [(String, @Sendable (Int) -> ItemReference)] = [
    ("contactId", ItemReference.contact), ("contactIds", ItemReference.contact), ("companyId", ItemReference.company),
    ("companyIds", ItemReference.company), ("leadId", ItemReference.lead),
  ]

  private let fields: Fields
  private let opportunity: Double?
  private let custom: [String: Value]

  /// - Parameter isOriginal: whether custom fields have their names of the database.
  init(_ fields: Fields, of type: ItemType, isOriginal: Bool) throws(RESTError) {
    for name in ["contactIds", "companyIds", "observers"] {
      if let value = fields[name], value.fields == nil { throw .notIterable }
    }
    var custom: [String: Value] = [:]
    for field in CustomField.all(of: type) {
      if let value = fields[field.name(isOriginal: isOriginal)] { custom[field.name] = try field.value(of: value) }
    }
    self.custom = custom
    let amount = fields["opportunity"]?.text.map { $0.isEmpty ? "0" : $0 }
    opportunity = amount.flatMap(Double.init)
    guard amount == nil || opportunity?.isFinite == true else {
      throw .invalidValue(of: "opportunity")
    }
    self.fields = fields
  }

  /// What a field of the type names has to be there. Nothing, or 0, names nothing.
  func checkReferences(of type: ItemType, in crm: CRM) throws(RESTError) {
    let known = CRMItem(ItemReference(type: type, id: 0), created: Moment(seconds: 0)).fields(crm.stages)
    for (name, book) in Self.books where known[name] != nil {
      let values = crm.stages.filter { $0.entityID == book }.map(\.statusID)
      try check(name) { $0.text.map(values.contains) ?? false }
    }
    for (name, reference) in Self.references where known[name] != nil {
      try check(name) { $0.integer.map { crm.item(reference($0)) != nil } ?? false }
    }
    try check("assignedById") { $0.integer.map { crm.person($0) != nil } ?? false }
  }

  private func check(_ name: String, _ isThere: (Value) -> Bool) throws(RESTError) {
    let named = fields[name]?.elements.filter { $0.text?.isEmpty != true && $0.integer != 0 } ?? []
    guard named.allSatisfy(isThere) else { throw .invalidValue(of: name) }
  }

  func apply(to item: inout CRMItem) {
    for (name, path) in Self.texts {
      let limit = Self.longTexts.contains(name) ? Self.maximumLongText : Self.maximumText
      if let text = fields[name]?.text { item[keyPath: path] = String(text.prefix(limit)) }
    }
    if let contact = fields["contactId"]?.integer { item.contactIDs = contact == 0 ? [] : [contact] }
    if let contacts = fields["contactIds"]?.elements.compactMap(\.integer) {
      item.contactIDs = Array(contacts.prefix(50))
    }
    if let company = fields["companyId"]?.integer { item.companyID = company }
    if let company = fields["companyIds"] { item.companyID = company.elements.first?.integer ?? 0 }
    if let category = fields["categoryId"]?.integer { item.categoryID = category }
    if let person = fields["assignedById"]?.integer, person != 0 { item.assignedBy = person }
    if let opportunity { item.opportunity = opportunity }
    if let lead = fields["leadId"]?.integer { item.leadID = lead }
    item.custom.merge(custom) { $1 }
    if let communications = fields["fm"]?.fields { apply(communications, to: &item) }
  }

  /// What is no map, as a text, has no entries, and nobody says so. Entries under the number of one that is there change it or, with an empty value, remove it; all others are added.
  /// In an array all are, and where a type is missing nothing happens
  /// (<https://apidocs.bitrix24.com/tutorials/crm/how-to-edit-crm-objects/how-to-change-email-or-phone.html>).
  private func apply(_ communications: Fields, to item: inout CRMItem) {
    for entry in communications.entries.prefix(Self.maximumCommunications) {
      guard let type = entry.value["typeId"]?.text, let value = entry.value["value"]?.text else { continue }
      let kind = entry.value["valueType"]?.text
      if let id = Int(entry.key), let old = item.communications.first(where: { $0.id == id }) {
        if old.type == type { item.setCommunication(id, value: String(value.prefix(200)), kind: kind) }
      } else if !type.isEmpty, !value.isEmpty,
        item.communications.count < Self.maximumCommunications
      {
        item.addCommunication(String(type.prefix(50)), kind ?? "WORK", String(value.prefix(200)))
      }
    }
  }
}
