import Bitrix24
import Bitrix24REST

/// The links of a call's activity to items. Idempotent.
struct ActivityLink {
  let portal: RESTClient
  let activity: Int

  /// Links the activity to an item.
  ///
  /// - Parameter other: what it is wrongly linked to. That link goes when the new one is there: an activity has to have
  ///   one.
  /// - Throws: also where only the other link stays; the new one is there then.
  func add(_ item: CRMItem, instead other: CRMItem?) async throws(RESTError) {
    do throws(RESTError) {
      _ = try await portal.call(AddActivityBinding(activity: activity, to: item))
    } catch {
      guard error.hasCode("ACTIVITY_IS_ALREADY_BOUND") else { throw error }
    }
    if let other { try await remove(other) }
  }

  /// - Throws: also where it is the only link.
  func remove(_ item: CRMItem) async throws(RESTError) {
    do throws(RESTError) {
      _ = try await portal.call(DeleteActivityBinding(activity: activity, from: item))
    } catch {
      guard error.hasCode("BINDING_NOT_FOUND") else { throw error }
    }
  }
}

extension RESTError {
  /// Whether it is a refusal of the portal with that code, which has no case of its own.
  fileprivate func hasCode(_ name: String) -> Bool {
    guard case .server(let code, _) = self else { return false }
    return code.uppercased() == name
  }
}
