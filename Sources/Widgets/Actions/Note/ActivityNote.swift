import Bitrix24
import Bitrix24REST
import Localization
import WidgetRuntime

/// The note on a call's activity, of which a portal keeps one for everybody: what is added is read, appended and saved.
///
/// Each paragraph begins with a line of author, the portal's time and the start of its `ACTION_ID`, by which it is found
/// again. After saving the note is read back; what a colleague has overwritten meanwhile is appended once more.
///
/// Documentation: <https://apidocs.bitrix24.com/api-reference/crm/timeline/note/index.html>
struct ActivityNote {
  let portal: RESTClient
  let activity: Int
  /// The parts of the page that show it.
  let updates: [PartName]

  /// What a note belongs to.
  private struct Place {
    let activity: TimelineActivity
    /// The operator's name.
    let author: String
  }

  /// The most bytes that a note grows to: what a portal cuts off is lost.
  private static let maximumBytes = 60_000

  /// - Returns: `nil` where the note is too long to take more.
  func append(_ text: String, _ attempt: Attempt) async throws(RESTError) -> ActionResult? {
    let place = try await place()
    var hasSaved = false
    for _ in 0..<2 {
      let note: (text: String, time: String)
      do throws(RESTError) {
        note = try await read(place)
      } catch {
        // It was saved, and what it is now is not known.
        if hasSaved { return .unknown }
        throw error
      }
      if note.text.contains("[\(attempt.shortID)]") { return done(place) }
      let paragraph = "\(place.author), \(note.time) [\(attempt.shortID)]\n\(text)"
      let whole = note.text.isEmpty ? paragraph : note.text + "\n\n" + paragraph
      if whole.utf8.count > Self.maximumBytes { return hasSaved ? .stale(note.text) : nil }
      do throws(RESTError) {
        _ = try await portal.call(SaveTimelineNote(place.activity, text: whole))
      } catch {
        if hasSaved { return .unknown }
        throw error
      }
      hasSaved = true
    }
    guard let now = try? await read(place) else { return .unknown }
    return now.text.contains("[\(attempt.shortID)]") ? done(place) : .stale(now.text)
  }

  func find(_ attempt: Attempt) async throws(RESTError) -> ActionResult? {
    let place = try await place()
    return try await read(place).text.contains("[\(attempt.shortID)]") ? done(place) : nil
  }

  private func done(_ place: Place) -> ActionResult {
    .done(updates: updates, item: CRMItem(entityTypeID: place.activity.ownerTypeID, id: place.activity.ownerID))
  }

  /// The item of the activity, and who writes.
  private func place() async throws(RESTError) -> Place {
    var batch = Batch()
    let query = batch.append(ListActivities.activity(activity))
    let profile = batch.append(GetProfile())
    let answer = try await portal.batch(batch)
    guard let found = try ListActivities.activity(in: answer[query]) else { throw .notFound }
    return Place(activity: found, author: answer[profile].value?.name ?? "?")
  }

  /// The note as it is, empty where there is none, and the portal's time.
  private func read(_ place: Place) async throws(RESTError) -> (text: String, time: String) {
    var batch = Batch()
    let note = batch.append(GetTimelineNote(place.activity))
    let serverTime = batch.append(GetServerTime())
    let answer = try await portal.batch(batch)
    let time = answer[serverTime].value.flatMap { PortalTime($0) }
    let shown = time.map { "\($0.date) \($0.clock)" } ?? ""
    switch answer[note] {
    case .value(let note): return (note.text, shown)
    case .failed(.notFound): return ("", shown)
    // What cannot be read is not taken for an empty note: saving would overwrite it.
    case .failed(let error): throw error
    case .missing: throw .unreadable
    }
  }
}
