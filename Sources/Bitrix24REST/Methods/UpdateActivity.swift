import Bitrix24

/// Says that an activity is done, or is not.
///
/// Frozen, but there is no other method for it.
package struct UpdateActivity: RESTMethod {
  package static let name = "crm.activity.update"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-update.html"
  package static let kind = RESTMethodKind.command

  package let parameters: Parameters

  package init(id: Int, isCompleted: Bool) {
    parameters = ["id": .integer(id), "fields": .map(["COMPLETED": .flag(isCompleted)])]
  }
}
