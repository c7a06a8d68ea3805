import Bitrix24
import Bitrix24REST

/// The outcome that a call's activity shows in the timelines of its items. Idempotent.
struct ShownOutcome {
  /// The name of its block.
  private static let block = "placard-outcome"

  let portal: RESTClient
  let activity: TimelineActivity

  func set(_ name: String) async throws(RESTError) {
    _ = try await portal.call(SetActivityBlocks(activity, block: Self.block, text: name))
  }

  func remove() async throws(RESTError) {
    do throws(RESTError) {
      _ = try await portal.call(DeleteActivityBlocks(activity))
    } catch .notFound {
      // There is nothing to be shown.
    }
  }
}
