import Bitrix24
import HTTPMessage
import PortalStore

/// Does what waits for calls to end. Any thread may call it.
package protocol CallEndHandler: Sendable {
  /// A portal's server tells that a call has ended. Returns without waiting for the portal.
  ///
  /// - Parameters:
  ///   - token: the event's; it may be any user's.
  ///   - authorized: where the portal is, and whether its application token came with the event.
  func callEnded(
    _ end: CallEnd, token: Secret?, _ authorized: AuthorizedCall, from client: ClientAddress,
    record: inout RequestRecord
  ) async
}
