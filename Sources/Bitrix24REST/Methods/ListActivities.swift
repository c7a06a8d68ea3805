import Bitrix24

/// Activities of the CRM. A portal lists one once for every item that it belongs to.
package struct ListActivities: RESTListMethod {
  package static let name = "crm.activity.list"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  /// - Parameter start: so many rows are passed over: a multiple of 50.
  package init(filter: Parameters, order: Parameters = [:], select: [String], start: Int = 0) {
    var parameters: Parameters = [
      "filter": .map(filter), "order": .map(order), "select": .list(select.map { .text($0) }),
    ]
    if start > 0 { parameters["start"] = .integer(start) }
    self.parameters = parameters
  }
}

extension BatchReference<ListActivities> {
  /// A field of a row: `RESPONSIBLE_ID`.
  package func field(_ name: String, ofRow row: Int) -> ParameterValue { value(at: "\(row)", name) }
}
