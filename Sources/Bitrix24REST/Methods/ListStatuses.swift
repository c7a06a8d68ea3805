import Bitrix24

/// A list of names in the CRM, like the stages of a pipeline, in their order.
package struct ListStatuses: RESTMethod {
  package static let name = "crm.status.list"
  package static let scope: String? = "crm"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-list.html"

  /// `DEAL_STAGE`
  let entity: String

  package init(entity: String) {
    self.entity = entity
  }

  package var parameters: Parameters { ["filter": ["ENTITY_ID": .text(entity)], "order": ["SORT": "ASC"]] }

  package static func decode(_ result: JSONValue) -> [JSONValue]? { result.list }
}
