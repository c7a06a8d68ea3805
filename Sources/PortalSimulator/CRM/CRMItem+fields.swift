extension CRMItem {
  /// The item as `crm.item.*` gives it: camel case, ids and amounts as numbers
  /// (<https://apidocs.bitrix24.com/api-reference/crm/universal/object-fields.html>).
  ///
  /// - Parameter isOriginal: whether custom fields have their names of the database.
  func fields(_ stages: [Stage], isOriginal: Bool = false) -> Fields {
    var fields = common
    switch reference.type {
    case .lead:
      addPerson(to: &fields)
      addStage(stages, to: &fields)
      fields["companyTitle"] = .nonEmpty(companyTitle)
      fields["contactId"] = .integer(contactIDs.first ?? 0)
      fields["title"] = .string(title)
    case .deal:
      addStage(stages, to: &fields)
      fields["title"] = .string(title)
      fields["typeId"] = "SALE"
      fields["categoryId"] = .integer(categoryID)
      fields["contactId"] = .integer(contactIDs.first ?? 0)
      fields["begindate"] = .moment(created.startOfDay)
      fields["closedate"] = .moment((closeDate ?? created.adding(days: 30)).startOfDay)
      fields["closed"] = fields["stageSemanticId"] == "P" ? "N" : "Y"
      fields["probability"] = .null
      fields["isNew"] = stageID.hasSuffix("NEW") ? "Y" : "N"
    case .contact:
      addPerson(to: &fields)
      fields["typeId"] = "CLIENT"
      fields["photo"] = .null
      fields["export"] = "Y"
    case .company:
      fields["title"] = .string(title)
      fields["typeId"] = "CUSTOMER"
      fields["industry"] = .null
      fields["employees"] = .null
      fields["revenue"] = 0
      fields["currencyId"] = .string(currency)
      fields["address"] = .nonEmpty(address)
    }
    if reference.type != .company { fields["companyId"] = .integer(companyID) }
    if reference.type == .contact {
      fields["companyIds"] = companyID == 0 ? [] : [.integer(companyID)]
    } else {
      fields["contactIds"] = .list(contactIDs.map(Value.integer))
    }
    if reference.type != .deal { addCommunications(to: &fields) }
    for field in CustomField.all(of: reference.type) {
      fields[field.name(isOriginal: isOriginal)] = custom[field.name] ?? field.empty
    }
    if reference.type == .deal || reference.type == .contact {
      fields["leadId"] = leadID == 0 ? .null : .integer(leadID)
    }
    fields["observers"] = []
    fields["entityTypeId"] = .integer(reference.type.rawValue)
    return fields
  }

  private var common: Fields {
    var fields = Fields()
    fields["id"] = .integer(reference.id)
    fields["createdTime"] = .moment(created)
    fields["updatedTime"] = .moment(updated)
    fields["createdBy"] = .integer(createdBy)
    fields["updatedBy"] = .integer(updatedBy ?? assignedBy)
    fields["assignedById"] = .integer(assignedBy)
    fields["opened"] = "Y"
    fields["sourceId"] = .nonEmpty(source)
    fields["sourceDescription"] = .nonEmpty(sourceDescription)
    fields["comments"] = .nonEmpty(comments)
    fields["originatorId"] = .nonEmpty(originator)
    fields["originId"] = .nonEmpty(origin)
    fields["lastActivityBy"] = .integer(updatedBy ?? assignedBy)
    fields["lastActivityTime"] = .moment(updated)
    fields["utmSource"] = .null
    return fields
  }

  private func addPerson(to fields: inout Fields) {
    fields["honorific"] = .nonEmpty(honorific)
    fields["name"] = .nonEmpty(name)
    fields["secondName"] = .nonEmpty(secondName)
    fields["lastName"] = .nonEmpty(lastName)
    fields["post"] = .nonEmpty(post)
    fields["address"] = .nonEmpty(address)
    fields["birthdate"] = birthdate.map(Value.moment) ?? .null
  }

  private func addStage(_ stages: [Stage], to fields: inout Fields) {
    let entity = Stage.entityID(of: reference.type, category: categoryID)
    let stage = stages.first { $0.entityID == entity && $0.statusID == stageID }
    fields["stageId"] = .string(stageID)
    fields["previousStageId"] = .nonEmpty(previousStageID)
    fields["movedBy"] = .integer(movedBy ?? createdBy)
    fields["movedTime"] = .moment(moved ?? created)
    fields["stageSemanticId"] = .string(stage?.semantics.rawValue ?? "P")
    fields["opportunity"] = .number(opportunity)
    fields["isManualOpportunity"] = "Y"
    fields["taxValue"] = 0
    fields["currencyId"] = .string(currency)
  }

  private func addCommunications(to fields: inout Fields) {
    fields["hasPhone"] = phones.isEmpty ? "N" : "Y"
    fields["hasEmail"] = emails.isEmpty ? "N" : "Y"
    fields["hasImol"] = "N"
    fields["fm"] = .list(communications.map(\.fields))
  }
}

extension Value {
  /// The text, or null where there is none, as portals answer for fields that nobody filled in.
  static func nonEmpty(_ text: String) -> Value { text.isEmpty ? .null : .string(text) }
  static func moment(_ moment: Moment) -> Value { .string(moment.description) }
}
