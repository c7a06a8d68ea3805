import Bitrix24

/// A list of names in the CRM, like the stages of a pipeline, in their order.
package struct ListStatuses: RESTListMethod {
  package static let name = "crm.status.list"
  package static let scope: String? = "crm"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/crm/status/crm-status-list.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  /// - Parameter entity: `DEAL_STAGE`.
  package init(entity: String) {
    parameters = ["filter": ["ENTITY_ID": .text(entity)], "order": ["SORT": "ASC"]]
  }
}
