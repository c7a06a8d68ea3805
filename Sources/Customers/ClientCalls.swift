import Bitrix24
import Localization

/// The calls with a client, as the CRM tells them to this user: with the person, their company, and about their deals.
package struct ClientCalls: Equatable, Sendable {
  /// The newest first, at most as many as were asked for.
  package var calls: [Call] = []
  /// Whether there are older ones.
  package var hasMore = false
  package var totals = Totals()
  /// Whether something of it could not be loaded, and can be asked for once more.
  package var isPartial = false

  package struct Call: Equatable, Sendable {
    package var event: Customer.Event
    /// A missed call after which nobody has talked to the client, and that nobody has called done.
    package var isDue = false
    /// `CALL_ID`, where the portal's telephony knows the call.
    package var callID: String?
    /// The deal or the other item that it was about, where that is not the one that the page is about.
    package var subject: Customer.Named?
    /// What has been written about it.
    package var note: String?
    /// The address of the recording on the portal, from its path on. It opens with the user's own session there.
    package var recording: String?
  }

  /// Of the last ``days``.
  package struct Totals: Equatable, Sendable {
    /// So far back.
    package static let days = 90

    package var calls = 0
    /// How long was talked altogether.
    package var seconds = 0
    /// How many are ``Call/isDue``.
    package var due = 0
    /// Whether there are more than could be counted.
    package var isCut = false
    /// Who has talked to the client last, and when, be it longer ago.
    package var lastAgent: String?
    package var lastTalk: PortalTime?
    /// Who talks to the client most.
    package var usualAgent: String?
  }
}
