import Bitrix24

/// Takes away what the application has shown in an activity's entry of the timeline.
package struct DeleteActivityBlocks: RESTMethod {
  package static let name = "crm.activity.layout.blocks.delete"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/layout-blocks/crm-activity-layout-blocks-delete.html"
  package static let kind = RESTMethodKind.idempotentCommand

  package let parameters: Parameters

  package init(_ activity: TimelineActivity) {
    parameters = [
      "entityTypeId": .integer(activity.ownerTypeID), "entityId": .integer(activity.ownerID),
      "activityId": .integer(activity.id),
    ]
  }
}
