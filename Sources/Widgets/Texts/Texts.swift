import Localization

/// Everything that Placard says in one language.
///
/// One file a language gives one of them through the memberwise initializers of its groups, so a text that a
/// language lacks does not compile. Texts are plain text; views escape them like any other text. None has a
/// place for a value inside a sentence except ``PluralText``, so no language has to bend its word order.
///
/// Which words the portal itself uses (lead, deal, call campaign, placement) follows Bitrix24's own interface in
/// that language, since operators read both side by side.
///
/// An object, since it is handed around a lot and is some two hundred texts.
package final class Texts: Sendable {
  let call: Call
  let failure: Failure
  let live: Live
  let crm: CRM
  let customer: Customer
  let action: Action
  let home: Home
  let install: Install
  let unknownPlacement: UnknownPlacement
  let refusal: Refusal
  let landing: Landing
  let unavailable: Unavailable

  init(
    call: Call, failure: Failure, live: Live, crm: CRM, customer: Customer, action: Action,
    home: Home, install: Install, unknownPlacement: UnknownPlacement, refusal: Refusal, landing: Landing,
    unavailable: Unavailable
  ) {
    self.call = call
    self.failure = failure
    self.live = live
    self.crm = crm
    self.customer = customer
    self.action = action
    self.home = home
    self.install = install
    self.unknownPlacement = unknownPlacement
    self.refusal = refusal
    self.landing = landing
    self.unavailable = unavailable
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
    /// The CRM activity (record of the call in the CRM) that belongs to this call; its id follows.
    let activity: String
    /// The identifier of the call; the id follows.
    let callID: String
    /// Heading of the collapsed part with technical data.
    let details: String
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
    /// In place of the customer's data: they could not be loaded.
    let customerFailed: String
    /// Button: "Try again".
    let tryAgain: String
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
    /// The call is linked to no item: "Not linked to the CRM".
    let notLinked: String
    /// The sentence below ``notLinked`` when there is a number that the operator can search for.
    let notLinkedHint: String
    /// How many items the call is linked to, "3 linked items".
    let linkedItems: PluralText
    /// Accessible description of a link into the CRM: it opens in a new tab.
    let opensInNewTab: String
  }

  /// The application's own page (`DEFAULT`), read by the administrator who connects the portal.
  struct Home: Sendable {
    let title: String
    /// What the application does, in a sentence or two.
    let purpose: String
    /// Heading of the list of placements that the program has pages for.
    let placements: String
    /// Heading of the check list of the set-up.
    let setup: String
    /// Check list: this portal is one that the server serves.
    let portalAdmitted: String
    /// Check list: the connection between browser and portal is encrypted (https).
    let secure: String
    /// Check list: …and this is what it says when it is not.
    let insecure: String
    /// Check list: the portal's application token was compared with the configured one, and they are equal.
    let tokenChecked: String
    /// Check list: no application token is configured, so the server cannot tell the portal from somebody else.
    let tokenNotConfigured: String
    /// Check list: the client id and secret of the application are configured.
    let clientConfigured: String
    /// Check list: …and this when they are not.
    let clientNotConfigured: String
    /// Heading of the table of what the portal has sent.
    let received: String
    /// Heading of the table's first column.
    let parameter: String
    /// Heading of the table's second column.
    let value: String
    /// Instead of a secret's value: it was sent, but is not shown.
    let secretSent: String
    /// Instead of a value: nothing was sent.
    let notSent: String
  }

  /// The page for a placement that has no widget. An integrator reads it.
  struct UnknownPlacement: Sendable {
    /// "There is no page for this placement yet".
    let title: String
    /// What that means, and that the data below is what a new page would receive.
    let explanation: String
    /// Label of the placement's code.
    let placement: String
    /// Heading of the table of the placement's context (`PLACEMENT_OPTIONS`).
    let context: String
    /// How many values the context has, "7 values".
    let valueCount: PluralText
    /// The portal sent no context.
    let noContext: String
    /// The context could not be read (it is not JSON); the raw text follows.
    let unreadableContext: String
  }

  /// The pages that say why a request was refused. An operator sees them in the frame in place of the widget.
  struct Refusal: Sendable {
    /// 400: heading.
    let badRequest: String
    /// 400: a required parameter is missing; its name follows.
    let missingParameter: String
    /// 400: a parameter has a value that it cannot have; its name follows.
    let invalidParameter: String
    /// 400: a parameter came twice with different values; its name follows.
    let contradictoryParameter: String
    /// 400: the request's body arrived incomplete or damaged.
    let incompleteBody: String
    /// 403: heading, "Access denied".
    let forbidden: String
    /// 403: this portal is not registered with this server.
    let unknownPortal: String
    /// 403: the application token is missing or another one than the configured.
    let wrongToken: String
    /// 403: the portal was opened without encryption (http) and is not registered so.
    let insecurePortal: String
    /// 404: heading, "Page not found".
    let notFound: String
    /// 404: there is nothing at this address.
    let notFoundHint: String
    /// 405: heading, "Method not allowed".
    let methodNotAllowed: String
    /// 405: the address answers Bitrix24's form and a plain visit only.
    let methodNotAllowedHint: String
    /// 413: heading, "Request too large".
    let tooLarge: String
    /// 413: more data came than the server accepts.
    let tooLargeHint: String
    /// 415: heading, "Unsupported data format".
    let unsupported: String
    /// 415: the server accepts the form that Bitrix24 sends, nothing else.
    let unsupportedHint: String
    /// 500: heading.
    let internalError: String
    /// 500: something went wrong on the server; the call itself goes on.
    let internalErrorHint: String
    /// What to do about any of these: switch to another tab of the card and back, or reload the page after the call;
    /// else tell the administrator the id below. An operator cannot close a tab of a call card.
    let advice: String
    /// Label of the request's id, which is also in the server's log.
    let requestID: String
  }

  /// The page for a person who opens the program's address in a browser.
  struct Landing: Sendable {
    /// "Placard is running".
    let title: String
    /// This address is meant for Bitrix24, which opens it inside the portal.
    let explanation: String
  }

  /// The static page that the web server shows while the program is not there (502, 504).
  struct Unavailable: Sendable {
    /// "The call card is not available at the moment".
    let title: String
    /// The call is not affected; and what to do: as ``Refusal/advice``.
    let explanation: String
  }
}
