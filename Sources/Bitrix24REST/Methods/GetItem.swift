import Bitrix24

/// An item of the CRM, with all its fields.
package struct GetItem: RESTMethod {
  package static let name = "crm.item.get"
  package static let scope: String? = "crm"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  package init(entityTypeID: Int, id: ParameterValue) {
    parameters = ["entityTypeId": .integer(entityTypeID), "id": id]
  }

  /// The fields: none of an item that has none.
  package static func decode(_ result: JSONValue) -> JSONValue? {
    result["item"].flatMap { $0.members.isEmpty ? nil : $0 }
  }
}

extension BatchReference<GetItem> {
  /// A field of the item: `companyId`.
  package func field(_ name: String) -> ParameterValue { value(at: "item", name) }
}
