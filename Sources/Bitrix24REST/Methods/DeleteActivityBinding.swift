import Bitrix24

/// Takes an activity's link to an item away. One that is not there fails with `BINDING_NOT_FOUND`, the last one with
/// `LAST_BINDING_CANNOT_BE_DELETED`.
package struct DeleteActivityBinding: RESTMethod {
  package static let name = "crm.activity.binding.delete"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/crm-activity-binding-delete.html"
  package static let kind = RESTMethodKind.idempotentCommand

  package let parameters: Parameters

  package init(activity: Int, from item: CRMItem) {
    parameters = [
      "activityId": .integer(activity), "entityTypeId": .integer(item.entityTypeID ?? 0),
      "entityId": .integer(item.number ?? 0),
    ]
  }
}
