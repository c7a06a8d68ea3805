import Bitrix24
import Bitrix24REST

/// What came of work that had waited for calls' activities, for the log.
package struct CallWorkReport: Sendable {
  /// What made it due.
  package enum Occasion: Sendable {
    /// The portal's server has told that a call has ended: its `CALL_ID`, without the customer's number.
    case callEnd(String)
    /// The operator's next card.
    case card
  }

  package let occasion: Occasion
  package let portal: PortalAddress
  package var done = 0
  /// What is left to the operators' next cards.
  package var left = 0
  /// What the portal refuses for good, and is not tried again.
  package var dropped = 0
  package var statistics = RESTStatistics()
  /// Why something is left or dropped.
  package var error: RESTError?

  init(_ occasion: Occasion, at portal: PortalAddress) {
    self.occasion = occasion
    self.portal = portal
  }

  /// Whether there is nothing to tell.
  var isEmpty: Bool { done + left + dropped == 0 && error == nil }
}
