import Bitrix24

/// Shows a text in an activity's entry of the timeline, in place of what the application has shown there before.
package struct SetActivityBlocks: RESTMethod {
  package static let name = "crm.activity.layout.blocks.set"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/layout-blocks/crm-activity-layout-blocks-set.html"
  package static let kind = RESTMethodKind.idempotentCommand

  package let parameters: Parameters

  /// - Parameters:
  ///   - block: the name of its block: `[A-Za-z0-9_-]`.
  ///   - text: plain.
  package init(_ activity: TimelineActivity, block: String, text: String) {
    let value: Parameters = ["type": "text", "properties": ["value": .text(text)]]
    parameters = [
      "entityTypeId": .integer(activity.ownerTypeID), "entityId": .integer(activity.ownerID),
      "activityId": .integer(activity.id), "layout": ["blocks": .map(Parameters([(block, .map(value))]))],
    ]
  }
}
