import Bitrix24
import Bitrix24REST
import HTTPMessage
import PortalStore
import WidgetRuntime

/// The portal's server tells that a call has ended.
extension CallWork: CallEndHandler {
  /// Starts what has waited for the call's activity. Without a token, all is left to the operators' cards.
  package func callEnded(
    _ end: CallEnd, token: Secret?, _ authorized: AuthorizedCall, from client: ClientAddress,
    record: inout RequestRecord
  ) async {
    let address = authorized.endpoint.address
    let call = end.phone.masking(end.callID)
    record.details.append(LogField("call", call))
    guard store.hasWork(at: address) else {
      record.result = "none"
      return
    }
    record.result = "left"
    guard let activity = end.activity else {
      record.reason = "no_activity"
      return
    }
    guard let token else {
      record.reason = "no_token"
      // Of whoever says so without the application token, nothing is believed that a portal does not answer for.
      if authorized.isAuthenticated { await markDue(await work(of: end, at: address), at: address) }
      return
    }
    do throws(RateLimitError) {
      try actions.start(
        with: token, at: authorized.endpoint, isAuthenticated: authorized.isAuthenticated, from: client
      ) { portal in
        var report = CallWorkReport(.callEnd(call), at: address)
        await carryOut(end, activity, on: portal, report: &report)
        report.statistics = portal.statistics
        if !report.isEmpty { onEnd(report) }
      }
      record.result = "started"
    } catch {
      record.reason = error.rawValue
    }
  }

  /// The token may be anybody's, an administrator's even: with it only that is done which the operator of the call, as
  /// the portal's server names them, has asked for.
  private func carryOut(
    _ end: CallEnd, _ activity: Int, on portal: RESTClient, report: inout CallWorkReport
  ) async {
    let address = report.portal
    let all = await work(of: end, at: address)
    var left = all.filter { $0.user != end.user }
    let own = Self.inOrder(all.filter { $0.user == end.user })
    do throws(RESTError) {
      if !own.isEmpty {
        let found = try await Self.activity(activity, of: end, on: portal)
        for one in own {
          do throws(RESTError) {
            try await carryOut(one, with: found, on: portal)
            report.done += 1
            _ = await stored { store throws(StoreError) in try await store.remove(one, at: address) }
          } catch {
            report.error = error
            left.append(one)
          }
        }
      }
    } catch {
      report.error = error
      left = all
    }
    report.left = left.count
    await markDue(left, at: address)
  }

  private static func activity(
    _ activity: Int, of end: CallEnd, on portal: RESTClient
  ) async throws(RESTError) -> TimelineActivity {
    var batch = Batch()
    let query = batch.append(ListActivities.activity(activity))
    let answer = try await portal.batch(batch)
    guard let found = try ListActivities.activity(in: answer[query], ofCall: end.callID) else { throw .notFound }
    return found
  }

  private func work(of end: CallEnd, at portal: PortalAddress) async -> [PendingWork] {
    await stored { store throws(StoreError) in try await store.work(ofCall: end.callID, at: portal) } ?? []
  }

  /// The operators' next cards carry it out.
  private func markDue(_ work: [PendingWork], at portal: PortalAddress) async {
    guard !work.isEmpty else { return }
    let now = now
    _ = await stored { store throws(StoreError) in try await store.reschedule(work, to: now, at: portal) }
  }
}
