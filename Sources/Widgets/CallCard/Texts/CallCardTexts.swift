import Localization

/// What the call card says, and the customer's part of it.
///
/// An object, since it is handed around a lot and has more than a hundred texts.
final class CallCardTexts: LocalizedTexts {
  let call: Call
  let failure: Failure
  let live: Live
  let crm: CRM
  let customer: Customer

  init(call: Call, failure: Failure, live: Live, crm: CRM, customer: Customer) {
    self.call = call
    self.failure = failure
    self.live = live
    self.crm = crm
    self.customer = customer
  }

  /// The operator's call card.
  struct Call: Sendable {
    /// The page's title: the name of the thing, "Call card".
    let title: String

    /// A customer calls us.
    let incoming: String
    /// We call a customer.
    let outgoing: String
    /// The customer asked, on a website's form, to be called back.
    let callback: String
    /// A colleague passed a running incoming call on to this operator.
    let transferred: String
    /// A direction that Placard does not know: just "Call".
    let otherDirection: String

    /// An incoming call is ringing: nobody has answered yet.
    let ringing: String
    /// An outgoing call or callback that has not been started yet.
    let notStarted: String
    /// The connection is being set up.
    let connecting: String
    /// Both parties are talking. A short badge: "In conversation", "Connected".
    let connected: String
    /// The call is over. A short badge: "Call ended".
    let ended: String
    /// There is a call, and the portal does not say whether it still rings or both parties are talking. A short badge:
    /// "Current call".
    let underway: String
    /// How long the two have been talking; the minutes and seconds follow.
    let duration: String

    /// Heading of the customer's phone number.
    let number: String
    /// Button beside the number: "Copy the number".
    let copyNumber: String
    /// The number has been copied: "Copied".
    let copied: String
    /// The browser refused to copy; the number has been selected, so that the keys do it: "Press Ctrl+C to copy".
    let notCopied: String
    /// Where the number is, and what time it is there where that differs from the operator's: "{country}, {time} there".
    let localTime: String
    /// Instead of a number: the caller withholds it (CLIR, "anonymous").
    let numberHidden: String
    /// The sentence below ``numberHidden``: what that means for the operator.
    let numberHiddenHint: String
    /// Instead of a number: the portal did not say which number it is.
    let numberUnknown: String
    /// The sentence below ``numberUnknown``.
    let numberUnknownHint: String

    /// The company's own phone line that the call came in on or goes out through.
    let line: String
    /// Badge: this call belongs to a call campaign (an operator works through a list of customers).
    let campaign: String
    /// What an activity is called of which nothing else is known, instead of its subject: "Activity".
    let activity: String
    /// Shown when the portal's data about the call could not be read in full.
    let incomplete: String
  }

  /// Why a call came to no conversation. Short badges; the code stands behind ``other`` in parentheses.
  ///
  /// Source of the codes: https://apidocs.bitrix24.com/api-reference/telephony/telephony-external-call-finish.html
  struct Failure: Sendable {
    /// 486: "Busy".
    let busy: String
    /// 480: the other side cannot be reached at the moment: "Unavailable".
    let unavailable: String
    /// 304, 487: nobody answered: "Not answered". Of incoming calls as well as of outgoing ones.
    let notAnswered: String
    /// 603: the other side rejected the call: "Declined".
    let declined: String
    /// 603-S: the caller gave up before it was answered: "Canceled".
    let cancelled: String
    /// 404: "Invalid number".
    let invalidNumber: String
    /// 403: calls to this number are not allowed: "Call not allowed".
    let forbidden: String
    /// 423: the number is blocked: "Blocked".
    let blocked: String
    /// 484, 503: no route leads there: "No route to this number".
    let unreachable: String
    /// 402: the account of the telephony has no money left: "Insufficient funds".
    let insufficientFunds: String
    /// Any other code: "Call failed".
    let other: String
  }

  /// What the page says of its connection to the portal and to the server.
  struct Live: Sendable {
    /// A quiet note: the portal does not tell what becomes of the call, so the page shows how it was when opened.
    let unavailable: String
    /// After the call, when the card closes: "Closes in {time}".
    let closesIn: String
    /// Button that adds two minutes to that: "Keep open".
    let keepOpen: String
    /// Button: "Close now".
    let closeNow: String
    /// What an open card costs with the portal's own telephony: "No calls reach you until this closes."
    let noCallsMeanwhile: String
    /// What it costs with a PBX: "The next call opens no card until this closes."
    let noCardMeanwhile: String
    /// Beside that, where an outcome is wanted and none is chosen yet.
    let outcomeMissing: String
    /// In place of the customer's data: they could not be loaded.
    let customerFailed: String
  }

  /// The CRM items that the call is linked to.
  struct CRM: Sendable {
    /// Heading: "In the CRM".
    let heading: String
    let lead: String
    let deal: String
    let contact: String
    let company: String
    /// `QUOTE`: Bitrix24 calls it "Estimate" in English.
    let quote: String
    /// `SMART_INVOICE`.
    let invoice: String
    let order: String
    /// An item of a smart process (the customer's own item type).
    let item: String
    /// How many items the call is linked to, "3 linked items".
    let linkedItems: PluralText
    /// Accessible description of a link into the CRM: it opens in a new tab.
    let opensInNewTab: String
  }
}
