import Bitrix24
import Bitrix24REST
import PortalStore
import WidgetRuntime

/// What no event has carried out, the operator's next card does.
extension CallWork {
  /// The most that one card does.
  private static let maximum = 8

  /// Starts what is due of the operator's, as far as the portal has the activities by now. The card does not wait for it.
  ///
  /// - Parameter card: the client that has asked the portal for the card.
  func startDueWork(continuing card: RESTClient) {
    let address = card.portal
    guard store.hasDueWork(at: address) else { return }
    actions.start(continuing: card) { portal in
      var report = CallWorkReport(.card, at: address)
      await carryOutDueWork(on: portal, &report)
      report.statistics = portal.statistics
      if !report.isEmpty { onEnd(report) }
    }
  }

  private func carryOutDueWork(on portal: RESTClient, _ report: inout CallWorkReport) async {
    let address = report.portal
    var left: [PendingWork] = []
    do throws(RESTError) {
      let user = try await portal.userID()
      let due = await stored { store throws(StoreError) in try await store.dueWork(of: user, at: address) } ?? []
      if due.isEmpty { return }
      left = Array(Self.inOrder(due).prefix(Self.maximum))
      let activities = try await Self.activities(of: left, on: portal)
      for work in left {
        guard await carryOut(work, with: activities[work.callID], on: portal, &report) else { continue }
        _ = await stored { store throws(StoreError) in try await store.remove(work, at: address) }
        left.removeAll { $0 == work }
      }
    } catch {
      report.error = error
    }
    report.left = left.count
    guard !left.isEmpty else { return }
    let later = now + Self.eventGracePeriod
    _ = await stored { [left] store throws(StoreError) in try await store.reschedule(left, to: later, at: address) }
  }

  /// The activities of the calls, as far as the portal has them by now.
  private static func activities(
    of work: [PendingWork], on portal: RESTClient
  ) async throws(RESTError) -> [String: Result<TimelineActivity, RESTError>] {
    var batch = Batch()
    let calls = Set(work.map(\.callID)).map { ($0, batch.append(ListActivities.activity(ofCall: $0))) }
    let answer = try await portal.batch(batch)
    var activities: [String: Result<TimelineActivity, RESTError>] = [:]
    for (callID, query) in calls {
      do throws(RESTError) {
        activities[callID] = try ListActivities.activity(in: answer[query], ofCall: callID).map { .success($0) }
      } catch {
        activities[callID] = .failure(error)
      }
    }
    return activities
  }

  /// - Parameter activity: `nil` where the portal has none yet.
  /// - Returns: whether it is over with.
  private func carryOut(
    _ work: PendingWork, with activity: Result<TimelineActivity, RESTError>?, on portal: RESTClient,
    _ report: inout CallWorkReport
  ) async -> Bool {
    guard let activity else { return false }
    do throws(RESTError) {
      try await carryOut(work, with: try activity.get(), on: portal)
      report.done += 1
      return true
    } catch {
      report.error = error
      guard case .success = activity, error.isFinal else { return false }
      report.dropped += 1
      return true
    }
  }
}

extension RESTError {
  /// Whether the portal would refuse the same the next time as well: for the operator's rights, or since what it is about
  /// is not there. Not what can end without anybody's doing, like a plan that is not paid for.
  fileprivate var isFinal: Bool {
    switch self {
    case .accessDenied, .noAccessToApplication, .insufficientScope, .notFound, .methodNotFound: true
    case .server(let code, let status): !code.isEmpty && (400..<500).contains(status) && ![408, 429].contains(status)
    default: false
    }
  }
}
