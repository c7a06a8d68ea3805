import Bitrix24

/// An activity's note. Where there is none, it fails with ``RESTError/notFound``.
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

  /// - Parameters:
  ///   - id: of the activity.
  ///   - list: an earlier command of the same batch, which answers to whom it belongs.
  package init(ofActivity id: Int, in list: BatchReference<ListActivities>) {
    parameters = TimelineActivity.parameters(
      ownerTypeID: list.field("OWNER_TYPE_ID", ofRow: 0), ownerID: list.field("OWNER_ID", ofRow: 0), id: id)
  }

  package struct Output: Sendable {
    package let text: String
    /// The id of the user who has written last.
    package let author: String?
  }

  package static func decode(_ result: JSONValue) -> Output? {
    result["text"]?.text.map { Output(text: $0, author: (result["updatedById"] ?? result["createdById"])?.text) }
  }
}
