import Bitrix24

/// Changes fields of an item of the CRM. A portal saves nothing where nothing changes.
///
/// A command, since each new entry of `fm` is another one.
package struct UpdateItem: RESTMethod {
  package static let name = "crm.item.update"
  package static let scope: String? = "crm"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html"
  package static let kind = RESTMethodKind.command

  package let parameters: Parameters

  package init(_ item: CRMItem, fields: Parameters) {
    parameters = [
      "entityTypeId": .integer(item.entityTypeID ?? 0), "id": .integer(item.number ?? 0), "fields": .map(fields),
    ]
  }

  /// The item as it is then.
  package static func decode(_ result: JSONValue) -> JSONValue? { result["item"] }
}
