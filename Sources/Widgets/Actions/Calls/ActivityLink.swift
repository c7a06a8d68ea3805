import Bitrix24
import Bitrix24REST

/// The links of a call's activity to items. Everything is as good done twice as once.
struct ActivityLink {
  let portal: RESTClient
  let activity: Int

  /// Links the activity to an item.
  ///
  /// - Parameter other: what it is wrongly linked to. Only of the same type can that be exchanged; else both stay.
  func add(_ item: CRMItem, instead other: CRMItem?) async throws(RESTError) {
    if let other, other.kind == item.kind, other != item {
      do throws(RESTError) {
        _ = try await portal.call(MoveActivityBinding(activity: activity, from: other, to: item))
        return
      } catch {
        if error.hasCode("ACTIVITY_IS_ALREADY_BOUND") { return try await remove(other) }
        guard error.hasCode("BINDING_NOT_FOUND") else { throw error }
      }
    }
    do throws(RESTError) {
      _ = try await portal.call(AddActivityBinding(activity: activity, to: item))
    } catch {
      guard error.hasCode("ACTIVITY_IS_ALREADY_BOUND") else { throw error }
    }
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
