import Bitrix24
import Bitrix24REST
import PortalStore
import WidgetRuntime

/// What no event has carried out, the operator's next card does.
extension CallWork {
  /// The most that one card does.
  private static let maximum = 8

  /// Whether there is anything that a card of the portal has to look after. Waits for nothing.
  func isDue(at portal: PortalAddress) -> Bool { store.hasDueWork(at: portal) }

  /// Carries out what is due of the user's, as far as the portal has the activities by now.
  func catchUp(on portal: RESTClient) async {
    let address = portal.portal
    let due = await stored { store throws(StoreError) in try await store.dueWork(at: address) }
    guard let due, !due.isEmpty,
      let user = (try? await portal.call(GetProfile()))?.id.flatMap({ Int($0) })
    else { return }
    let own = due.filter { $0.user == user }.prefix(Self.maximum)
    guard !own.isEmpty else { return }
    var batch = Batch()
    let queries = Dictionary(
      Set(own.map(\.callID)).map { ($0, batch.append(ListActivities.activity(ofCall: $0))) }, uniquingKeysWith: { $1 })
    guard let answer = try? await portal.batch(batch) else { return }
    var left: [PendingWork] = []
    for work in own {
      guard let activity = try? ListActivities.activity(in: answer[queries[work.callID]], ofCall: work.callID) else {
        left.append(work)
        continue
      }
      do throws(RESTError) {
        try await carryOut(work, with: activity, on: portal)
      } catch {
        // What the portal refuses the operator, it refuses the next time as well.
        guard ActionResult(error) == .refused else {
          left.append(work)
          continue
        }
      }
      _ = await stored { store throws(StoreError) in try await store.remove(work, at: address) }
    }
    guard !left.isEmpty else { return }
    let later = now + Self.patience
    _ = await stored { [left] store throws(StoreError) in try await store.reschedule(left, to: later, at: address) }
  }
}
