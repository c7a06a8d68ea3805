import Bitrix24

/// What fields the items of a type have, by the names that the universal methods use.
package struct GetItemFields: RESTMethod {
  package static let name = "crm.item.fields"
  package static let scope: String? = "crm"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-fields.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  package init(entityTypeID: Int) { parameters = ["entityTypeId": .integer(entityTypeID)] }

  package static func decode(_ result: JSONValue) -> JSONValue? { result["fields"] }
}
