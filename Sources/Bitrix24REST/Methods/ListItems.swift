import Bitrix24

/// Items of one type in the CRM.
package struct ListItems: RESTMethod {
  package static let name = "crm.item.list"
  package static let scope: String? = "crm"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html"

  let entityTypeID: Int
  let filter: Parameters
  let order: Parameters
  let select: [String]

  package init(entityTypeID: Int, filter: Parameters, order: Parameters = [:], select: [String]) {
    self.entityTypeID = entityTypeID
    self.filter = filter
    self.order = order
    self.select = select
  }

  package var parameters: Parameters {
    [
      "entityTypeId": .integer(entityTypeID), "filter": .map(filter), "order": .map(order),
      "select": .list(select.map { .text($0) }),
    ]
  }

  package static func decode(_ result: JSONValue) -> [JSONValue]? { result["items"]?.list }
}
