import Bitrix24

/// The comments in the timeline of an item, the newest first.
package struct ListTimelineComments: RESTListMethod {
  package static let name = "crm.timeline.comment.list"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-list.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  package init(item: CRMItem) {
    parameters = ["filter": .map(Self.fields(of: item)), "order": ["ID": "DESC"]]
  }

  /// Whose timeline it is.
  static func fields(of item: CRMItem) -> Parameters {
    ["ENTITY_ID": .text(item.id), "ENTITY_TYPE": .text(item.kind.code.lowercased())]
  }
}
