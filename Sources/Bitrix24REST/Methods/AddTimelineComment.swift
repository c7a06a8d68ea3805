import Bitrix24

/// Writes a comment in the timeline of an item.
package struct AddTimelineComment: RESTMethod {
  package static let name = "crm.timeline.comment.add"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-add.html"
  package static let kind = RESTMethodKind.command

  package let parameters: Parameters

  package init(item: CRMItem, text: String) {
    var fields = ListTimelineComments.fields(of: item)
    fields["COMMENT"] = .text(text)
    parameters = ["fields": .map(fields)]
  }
}
