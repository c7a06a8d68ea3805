import Bitrix24

/// Links an activity to an item in place of another of the same type. Where there is no link to that, it fails with
/// `BINDING_NOT_FOUND`, and so does a second time.
package struct MoveActivityBinding: RESTMethod {
  package static let name = "crm.activity.binding.move"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/crm-activity-binding-move.html"
  package static let kind = RESTMethodKind.idempotentCommand

  package let parameters: Parameters

  package init(activity: Int, from source: CRMItem, to target: CRMItem) {
    parameters = [
      "activityId": .integer(activity), "sourceEntityTypeId": .integer(source.entityTypeID ?? 0),
      "sourceEntityId": .integer(source.number ?? 0), "targetEntityTypeId": .integer(target.entityTypeID ?? 0),
      "targetEntityId": .integer(target.number ?? 0),
    ]
  }
}
