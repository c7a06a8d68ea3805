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
    var batch = Batch()
    let profile = batch.append(GetProfile())
    let time = batch.append(GetServerTime())
    let comments = batch.append(ListTimelineComments(item: item))
    let answer = try await portal.batch(batch)
    if let error = answer[profile].error ?? answer[time].error ?? answer[comments].error { throw error }
    guard let author = answer[profile].value?.id, let rows = answer[comments].value,
      let now = answer[time].value.flatMap({ PortalTime($0) })
    else { throw .unreadable }
    let earliest = now.seconds - attempt.age - 30
    let isThere = rows.contains { row in
      row["AUTHOR_ID"]?.text == author && row["COMMENT"]?.text == text
        && (row["CREATED"]?.text.flatMap { PortalTime($0) }).map { $0.seconds >= earliest } == true
    }
    return isThere ? done : nil
  }

  private var done: ActionResult { .done(updates: updates, item: item) }
}
