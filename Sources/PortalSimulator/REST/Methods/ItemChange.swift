/// What the `fields` of `crm.item.add` and `crm.item.update` make of an item. Those that it does not have are ignored
/// (<https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html>).
struct ItemChange {
  private static let maximumCommunications = 20
  private static let texts: [(String, WritableKeyPath<CRMItem, String> & Sendable)] = [
    ("title", \.title), ("honorific", \.honorific), ("name", \.name), ("secondName", \.secondName),
    ("lastName", \.lastName), ("post", \.post), ("companyTitle", \.companyTitle), ("comments", \.comments),
    ("sourceId", \.source), ("sourceDescription", \.sourceDescription), ("stageId", \.stageID),
    ("currencyId", \.currency), ("address", \.address), ("originatorId", \.originator), ("originId", \.origin),
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

  func apply(to item: inout CRMItem) {
    for (name, path) in Self.texts {
      if let text = fields[name]?.text { item[keyPath: path] = String(text.prefix(1000)) }
    }
    if let contact = fields["contactId"]?.integer { item.contactIDs = contact == 0 ? [] : [contact] }
    if let contacts = fields["contactIds"]?.elements.compactMap(\.integer) {
      item.contactIDs = Array(contacts.prefix(50))
    }
    if let company = fields["companyId"]?.integer { item.companyID = company }
    if let company = fields["companyIds"] { item.companyID = company.elements.first?.integer ?? 0 }
    if let category = fields["categoryId"]?.integer { item.categoryID = category }
    if let person = fields["assignedById"]?.integer { item.assignedBy = person }
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
