import Bitrix24

/// The text of an activity's note. Where there is none, it fails with ``RESTError/notFound``.
package struct GetTimelineNote: RESTMethod {
  package static let name = "crm.timeline.note.get"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/note/crm-timeline-note-get.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  package init(_ activity: TimelineActivity) {
    parameters = activity.parameters
  }

  /// The note of an activity of which a command of the same batch lists the owner.
  package init(ofActivity id: Int, in list: BatchReference<ListActivities>) {
    parameters = TimelineActivity.parameters(
      ownerType: list.field("OWNER_TYPE_ID", ofRow: 0), owner: list.field("OWNER_ID", ofRow: 0), id: id)
  }

  package static func decode(_ result: JSONValue) -> String? { result["text"]?.text }
}
