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

  package static func decode(_ result: JSONValue) -> String? { result["text"]?.text }
}
