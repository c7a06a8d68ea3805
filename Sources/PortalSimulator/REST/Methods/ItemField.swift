/// What `crm.item.fields` says about the fields of items
/// (<https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-fields.html>).
enum ItemField {
  private static let types = [
    "assignedById": "user", "begindate": "date", "birthdate": "date", "categoryId": "crm_category", "closed": "boolean",
    "closedate": "date", "companyId": "crm_company", "companyIds": "crm_company", "contactId": "crm_contact",
    "contactIds": "crm_contact", "createdBy": "user", "createdTime": "datetime", "currencyId": "crm_currency",
    "leadId": "crm_lead", "movedBy": "user", "movedTime": "datetime", "hasEmail": "boolean", "hasImol": "boolean",
    "hasPhone": "boolean",
    "isManualOpportunity": "boolean",
    "isNew": "boolean", "lastActivityBy": "user", "lastActivityTime": "datetime", "observers": "user",
    "opened": "boolean", "opportunity": "double", "previousStageId": "crm_status", "revenue": "double",
    "sourceId": "crm_status", "stageId": "crm_status", "taxValue": "double", "typeId": "crm_status",
    "updatedBy": "user", "updatedTime": "datetime",
  ]
  private static let readOnly = [
    "id", "entityTypeId", "createdBy", "createdTime", "lastActivityBy", "lastActivityTime", "movedBy", "movedTime",
    "previousStageId",
    "stageSemanticId", "updatedBy", "updatedTime",
  ]
  private static let multiple = ["companyIds", "contactIds", "observers"]

  /// Communications are no field of an item.
  ///
  /// - Parameter item: any of the type.
  static func descriptions(of item: Fields) -> Fields {
    item.entries.filter { $0.key != "fm" }.reduce(into: Fields()) { $0[$1.key] = description(of: $1) }
  }

  /// `assignedById` as `ASSIGNED_BY_ID`.
  static func upperName(of field: String) -> String {
    field.reduce(into: "") { $0 += $1.isUppercase ? "_\($1)" : $1.uppercased() }
  }

  private static func description(of field: Fields.Entry) -> Value {
    var type = types[field.key] ?? "string"
    if case .integer = field.value, types[field.key] == nil { type = "integer" }
    return [
      "type": .string(type), "isRequired": false, "isReadOnly": .bool(readOnly.contains(field.key)),
      "isImmutable": false, "isMultiple": .bool(multiple.contains(field.key)), "isDynamic": false,
      "title": .string(field.key), "upperName": .string(upperName(of: field.key)),
    ]
  }
}
