import Bitrix24

/// Links an activity to an item. One that is linked already fails with `ACTIVITY_IS_ALREADY_BOUND`.
package struct AddActivityBinding: RESTMethod {
  package static let name = "crm.activity.binding.add"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/crm-activity-binding-add.html"
  package static let kind = RESTMethodKind.idempotentCommand

  package let parameters: Parameters

  package init(activity: Int, to item: CRMItem) {
    parameters = [
      "activityId": .integer(activity), "entityTypeId": .integer(item.entityTypeID ?? 0),
      "entityId": .integer(item.number ?? 0),
    ]
  }
}
