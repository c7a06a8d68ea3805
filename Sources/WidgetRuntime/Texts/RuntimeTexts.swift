import Localization

/// What pages say whatever their widget.
///
/// An object, since it is handed around and has many texts.
package final class RuntimeTexts: LocalizedTexts {
  package let action: Action
  package let part: Part
  package let refusal: Refusal
  package let landing: Landing
  package let unavailable: Unavailable

  package init(action: Action, part: Part, refusal: Refusal, landing: Landing, unavailable: Unavailable) {
    self.action = action
    self.part = part
    self.refusal = refusal
    self.landing = landing
    self.unavailable = unavailable
  }

  /// What becomes of what an operator has sent.
  package struct Action: Sendable {
    /// It is in the portal.
    package let done: String
    /// It is carried out after the call, once the portal has an entry for it.
    package let later: String
    /// It could be written nowhere, and is kept for the operator.
    package let kept: String
    /// The portal does not allow it, or not like this.
    package let refused: String
    /// Somebody else has changed the same thing meanwhile; what it is now follows.
    package let stale: String
    /// The connection broke, so that nobody knows.
    package let unknown: String
    /// Nothing was written; a moment later it may work.
    package let busy: String
    /// Of a field: nothing is in it.
    package let missing: String
    /// Of a field: too much is in it.
    package let tooLong: String
    /// Nothing was made, since somebody has the number or the mail address.
    package let duplicates: String
    /// Button below that: "Create anyway".
    package let createAnyway: String
    /// Nothing was made, since the portal requires more; the fields' names follow.
    package let demanded: String
    /// Link below that, to the portal's own form.
    package let openForm: String
    /// What has been written is on the clipboard.
    package let typedCopied: String
    /// Of a field: what is in it cannot be.
    package let malformed: String
  }

  /// Of a part of a page: why it could not be loaded, and what to do.
  package struct Part: Sendable {
    /// One part could not be loaded, the others are there.
    package let failed: String
    /// Button: "Try again".
    package let tryAgain: String
    /// The portal did not answer in time.
    package let tooSlow: String
    /// The portal is busy: too many questions at once. Try again in a moment.
    package let busy: String
    /// The operator's authorization has expired, and what to do: as ``Refusal/advice``.
    package let expired: String
    /// An administrator has limited the application to other users; ask an administrator.
    package let noAccessToApplication: String
    /// Bitrix24 does not know the application, or its installation was not finished; ask an administrator.
    package let notInstalled: String
    /// An administrator has to confirm the application's request in Bitrix24.
    package let notConfirmed: String
    /// Bitrix24 takes no requests of the application, whatever for; ask an administrator.
    package let refused: String
  }

  /// The pages that say why a request was refused. An operator sees them in the frame in place of the widget.
  package struct Refusal: Sendable {
    /// 400: heading.
    package let badRequest: String
    /// 400: a required parameter is missing; its name follows.
    package let missingParameter: String
    /// 400: a parameter has a value that it cannot have; its name follows.
    package let invalidParameter: String
    /// 400: a parameter came twice with different values; its name follows.
    package let contradictoryParameter: String
    /// 400: the request's body arrived incomplete or damaged.
    package let incompleteBody: String
    /// 403: heading, "Access denied".
    package let forbidden: String
    /// 403: this portal is not registered with this server.
    package let unknownPortal: String
    /// 403: the application token is missing or another one than the configured.
    package let wrongToken: String
    /// 403: the portal was opened without encryption (http) and is not registered so.
    package let insecurePortal: String
    /// 404: heading, "Page not found".
    package let notFound: String
    /// 404: there is nothing at this address.
    package let notFoundHint: String
    /// 405: heading, "Method not allowed".
    package let methodNotAllowed: String
    /// 405: the address answers Bitrix24's form and a plain visit only.
    package let methodNotAllowedHint: String
    /// 413: heading, "Request too large".
    package let tooLarge: String
    /// 413: more data came than the server accepts.
    package let tooLargeHint: String
    /// 415: heading, "Unsupported data format".
    package let unsupported: String
    /// 415: the server accepts the form that Bitrix24 sends, nothing else.
    package let unsupportedHint: String
    /// 500: heading.
    package let internalError: String
    /// 500: something went wrong on the server; the call itself goes on.
    package let internalErrorHint: String
    /// What to do about any of these: switch to another tab of the card and back, or reload the page after the call;
    /// else tell the administrator the id below. An operator cannot close a tab of a call card.
    package let advice: String
    /// On a refusal, which operators see as well: what an administrator can do about a portal that is not registered.
    package let hintForAdministrators: String
    /// Label of the request's id, which is also in the server's log.
    package let requestID: String
  }

  /// The page for a person who opens the program's address in a browser.
  package struct Landing: Sendable {
    /// "Placard is running".
    package let title: String
    /// This address is meant for Bitrix24, which opens it inside the portal.
    package let explanation: String
  }

  /// The static page that the web server shows while the program is not there (502, 504).
  package struct Unavailable: Sendable {
    /// "The call card is not available at the moment".
    package let title: String
    /// The call is not affected; and what to do: as ``Refusal/advice``.
    package let explanation: String
  }
}
