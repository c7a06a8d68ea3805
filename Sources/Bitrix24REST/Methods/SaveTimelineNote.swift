import Bitrix24

/// Writes an activity's note, in place of the one that is there.
///
/// A command, since a colleague may have written between the first time and the second.
package struct SaveTimelineNote: RESTMethod {
  package static let name = "crm.timeline.note.save"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/note/crm-timeline-note-save.html"
  package static let kind = RESTMethodKind.command

  package let parameters: Parameters

  package init(_ activity: TimelineActivity, text: String) {
    var parameters = activity.parameters
    parameters["text"] = .text(text)
    self.parameters = parameters
  }
}
