import Bitrix24
import Bitrix24REST
import Customers
import Localization
import WidgetRuntime

/// A comment in the timeline of an item.
///
/// Documentation: <https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-add.html>
struct ItemComment {
  let portal: RESTClient
  let item: CRMItem
  /// The parts of the page that show it.
  let updates: [PartName]

  func add(_ text: String) async throws(RESTError) -> ActionResult {
    _ = try await portal.call(AddTimelineComment(item: item, text: text))
    return done
  }

  /// The comment that an earlier attempt has made: of the same author, with the same text, and not from before.
  func find(_ text: String, _ attempt: Attempt) async throws(RESTError) -> ActionResult? {
    let rows = try await portal.ownRecords(ListTimelineComments(item: item), of: attempt)
    return rows.contains { $0["COMMENT"]?.text == text } ? done : nil
  }

  private var done: ActionResult { .done(updates: updates, item: item) }
}
