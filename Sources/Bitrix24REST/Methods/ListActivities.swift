import Bitrix24

/// Activities of the CRM. A portal lists one once for every item that it belongs to.
package struct ListActivities: RESTMethod {
  package static let name = "crm.activity.list"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html"

  let filter: Parameters
  let order: Parameters
  let select: [String]

  package init(filter: Parameters, order: Parameters = [:], select: [String]) {
    self.filter = filter
    self.order = order
    self.select = select
  }

  package var parameters: Parameters {
    ["filter": .map(filter), "order": .map(order), "select": .list(select.map { .text($0) })]
  }

  package static func decode(_ result: JSONValue) -> [JSONValue]? { result.list }
}

extension BatchReference<ListActivities> {
  /// A field of a row: `RESPONSIBLE_ID`.
  package func field(_ name: String, ofRow row: Int) -> ParameterValue { value(at: "\(row)", name) }
}
