import Bitrix24
import Bitrix24REST
import Customers
import Localization

/// A comment in the timeline of an item.
///
/// Documentation: <https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-add.html>
struct ItemComment {
  let portal: RESTClient
  let item: CRMItem

  func add(_ text: String) async throws(RESTError) -> ActionResult {
    let fields: ParameterValue = [
      "ENTITY_ID": .text(item.id), "ENTITY_TYPE": .text(item.kind.code.lowercased()), "COMMENT": .text(text),
    ]
    _ = try await portal.call(RESTCommand("crm.timeline.comment.add", ["fields": fields], creates: true))
    return done
  }

  /// The comment that an earlier attempt has made: of the same author, with the same text, and not from before.
  func find(_ text: String, _ attempt: Attempt) async throws(RESTError) -> ActionResult? {
    var batch = Batch()
    batch.append("profile", RESTCommand("profile"))
    batch.append("time", RESTCommand("server.time"))
    batch.append(
      "comments",
      RESTCommand(
        "crm.timeline.comment.list",
        [
          "filter": ["ENTITY_ID": .text(item.id), "ENTITY_TYPE": .text(item.kind.code.lowercased())],
          "order": ["ID": "DESC"],
        ]))
    let answer = try await portal.batch(batch)
    for name in ["profile", "time", "comments"] {
      if let error = answer.error(name) { throw error }
    }
    guard let author = answer.value("profile")?["ID"]?.text, let rows = answer.value("comments")?.elements,
      let now = answer.value("time")?.text.flatMap({ PortalTime($0) })
    else { throw .unreadable }
    let earliest = now.seconds - attempt.age - 30
    let isThere = rows.contains { row in
      row["AUTHOR_ID"]?.text == author && row["COMMENT"]?.text == text
        && (row["CREATED"]?.text.flatMap { PortalTime($0) }).map { $0.seconds >= earliest } == true
    }
    return isThere ? done : nil
  }

  private var done: ActionResult { .done(updates: [.customer], item: item) }
}
