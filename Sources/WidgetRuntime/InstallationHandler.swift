import Bitrix24
import HTML
import HTTPMessage

/// Installs the application at portals, takes it that they have removed it, and recognizes those whose calls come from
/// an address that is not registered. Any thread may call it; what waits for a portal or the store suspends.
package protocol InstallationHandler: Sendable {
  /// Somebody has opened the page for it in a frame, or that page asks once more.
  ///
  /// - Parameter isRetry: whether the page is open already: the answer then is one element of it.
  func install(
    _ call: PlacementCall, isRetry: Bool, from client: ClientAddress, record: inout RequestRecord
  ) async throws(RequestError) -> InstallationPage

  /// A portal's server tells what has happened to the application: anything but the end of a call.
  func handle(_ event: AppEvent, from client: ClientAddress, record: inout RequestRecord) async throws(RequestError)

  /// Finds out whose call it is that comes from an address which is not registered.
  func recognize(_ call: PlacementCall, from client: ClientAddress) async -> PortalRecognition

  /// Whether the portal of a call is said to have removed the application, of late.
  func hasTombstone(of call: PlacementCall) -> Bool
}

/// What the page for installing shows.
package enum InstallationPage: Sendable {
  /// One element of the page that is open.
  case element(HTML)
  /// The whole page, of a portal that is proven.
  case page(View, BrowserModule)
  /// The whole page, without a script, of whom nothing is known.
  ///
  /// - `retryAfter`: in how many seconds it may be asked for again, where that helps.
  case notice(Status, View, retryAfter: Int?)
}

/// Whose a call is that comes from an address which is not registered.
package enum PortalRecognition: Sendable {
  case stranger
  /// A registered portal's, which has a further address by now: it was renamed, or has two names.
  case newAddress
  /// A portal's that was removed and has the application still: somebody else has claimed the removal, with the
  /// application token that every employee has. It is registered again.
  case takenBack
  /// A portal's that was removed, for all that is known, and why it is not taken back, as the log has it.
  case removed(reason: String)
}
