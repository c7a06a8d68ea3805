import Bitrix24
import Bitrix24REST
import HTML
import Localization

/// What became of an action, as `data-result` says it.
package enum ActionResult: Hashable, Sendable {
  /// It is written.
  ///
  /// - `updates`: the parts of the page that show something else by now.
  /// - `item`: what was made or changed.
  case done(updates: [PartName], item: CRMItem?)
  /// It is carried out once the portal has the call's activity.
  case later
  /// It is kept for the operator, since there is nothing to write it to.
  case kept
  /// Nothing was written: there may be what is to be made.
  case duplicates([Duplicate])
  /// Nothing was written: the form is to be changed.
  case invalid([InvalidForm])
  /// Nothing was written: the portal says no.
  case refused
  /// Nothing was written: the portal says no, and which fields it requires.
  case incomplete(Incomplete)
  /// Somebody else has changed it meanwhile: what it is now, and who has changed it where that is known.
  case stale(String, by: Change? = nil)
  /// It may or may not have been written.
  case unknown
  /// Nothing was written: a moment later it may be.
  case busy
  /// Nothing was written: the page has to get a fresh token.
  case freshAuth

  /// Something that is there already.
  package struct Duplicate: Hashable, Sendable {
    let item: CRMItem
    /// `nil` where it is not known, or the operator may not see it.
    let name: String?

    package init(item: CRMItem, name: String?) {
      self.item = item
      self.name = name
    }
  }

  /// What a portal requires that a form has not got.
  package struct Incomplete: Hashable, Sendable {
    /// What the portal calls the fields.
    let fields: [String]
    /// The portal's own form, which has all of them.
    let form: WebURL?
    /// What the operator has written, to be pasted there.
    let typed: String

    package init(fields: [String], form: WebURL?, typed: String) {
      self.fields = fields
      self.form = form
      self.typed = typed
    }
  }

  /// Who has changed something, and when.
  package struct Change: Hashable, Sendable {
    let person: String?
    let time: PortalTime?

    package init(person: String?, time: PortalTime?) {
      self.person = person
      self.time = time
    }
  }

  /// The word of the protocol.
  package var name: String {
    switch self {
    case .done: "done"
    case .later: "later"
    case .kept: "kept"
    case .duplicates: "duplicates"
    case .invalid: "invalid"
    case .refused, .incomplete: "refused"
    case .stale: "stale"
    case .unknown: "unknown"
    case .busy: "busy"
    case .freshAuth: "fresh-auth"
    }
  }

  /// What an error of a write says about it. Only where the portal has certainly not run it is it anything but unknown.
  package init(_ error: RESTError) {
    self =
      switch error {
      case .expiredToken, .invalidToken: .freshAuth
      case .queryLimitExceeded, .operationTimeLimit, .overloaded: .busy
      // Before a byte of the request was sent.
      case .transport(.unresolved), .transport(.certificate), .transport(.forbiddenAddress), .transport(.overloaded):
        .busy
      case .accessDenied, .noAccessToApplication, .insufficientScope, .notFound, .methodNotFound, .planWithoutREST,
        .notInstalled, .applicationNotFound, .authorizationFailed, .confirmationWaiting, .portalDeleted,
        .paymentRequired, .moved, .invalidClient, .alreadyBound:
        .refused
      case .server(_, 429): .busy
      // Without a code it may be a fatal error that came after the write.
      case .server(let code, let status) where !code.isEmpty && (400..<500).contains(status) && status != 408: .refused
      // A redirect may say that the call has run (303).
      case .server, .badRedirect, .unreadable, .transport: .unknown
      }
  }
}
