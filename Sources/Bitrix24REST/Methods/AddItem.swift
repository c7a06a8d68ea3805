import Bitrix24

/// Makes an item in the CRM, whether or not there is one like it.
package struct AddItem: RESTMethod {
  package static let name = "crm.item.add"
  package static let scope: String? = "crm"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html"
  package static let kind = RESTMethodKind.command

  package let parameters: Parameters

  package init(_ kind: CRMItem.Kind, fields: Parameters) {
    parameters = ["entityTypeId": .integer(kind.entityTypeID ?? 0), "fields": .map(fields)]
  }

  /// The id.
  package static func decode(_ result: JSONValue) -> Int? { result["item"]?["id"]?.integer }
}
