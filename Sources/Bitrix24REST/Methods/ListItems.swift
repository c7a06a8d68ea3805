import Bitrix24

/// Items of one type in the CRM.
package struct ListItems: RESTListMethod {
  package static let name = "crm.item.list"
  package static let scope: String? = "crm"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  package init(entityTypeID: Int, filter: Parameters, order: Parameters = [:], select: [String]) {
    parameters = [
      "entityTypeId": .integer(entityTypeID), "filter": .map(filter), "order": .map(order),
      "select": .list(select.map { .text($0) }),
    ]
  }

  package static func decode(_ result: JSONValue) -> [JSONValue]? { result["items"]?.list }
}
