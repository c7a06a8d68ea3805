import Bitrix24

/// What came of an installation.
package struct InstallationReport: Equatable, Sendable {
  /// Why nothing was changed. Its name is for the log.
  enum Obstacle: String, Error, Sendable {
    /// `PLACARD_CLIENT_ID` is not set.
    case clientNotConfigured = "client_not_configured"
    /// `PLACARD_PUBLIC_URL` is not set.
    case publicURLNotConfigured = "public_url_not_configured"
    case noToken = "no_token"
    case unknownServer = "unknown_oauth_server"
    /// The authorization server could not be asked, or knows nothing of the token.
    case notConfirmed = "not_confirmed"
    /// The token is another application's.
    case otherApplication = "other_application"
    /// The token is another portal's, or the portal has another address.
    case otherPortal = "other_portal"
    case notAdministrator = "not_administrator"
    /// The portal could not be asked who the user is.
    case portalFailed = "portal_failed"
    case notStored = "not_stored"
    /// Too many forms that could not be proven have come of late, from that address or from everywhere.
    case tooManyRefusals = "too_many_refusals"
  }

  /// One thing that the portal was asked to set up.
  struct Step: Equatable, Sendable {
    enum Subject: Equatable, Sendable {
      case placement(PlacementCode)
      /// To learn of updates and of the removal.
      case events
    }

    enum Outcome: Equatable, Sendable {
      case done
      /// It was so before.
      case unchanged
      case failed(Failure)
      /// The application lacks these permissions, as an administrator may want it.
      case withheld([String])
    }

    /// Why the portal did not do it, as far as somebody can mend that.
    enum Failure: String, Equatable, Sendable {
      case missingPermission = "missing_permission"
      case addressRefused = "address_refused"
      case tooMany = "too_many"
      case other
    }

    let subject: Subject
    let outcome: Outcome
  }

  var obstacle: Obstacle?
  var steps: [Step] = []

  /// Whether the portal is registered by now.
  var isRegistered: Bool { obstacle == nil }

  /// Whether there is nothing left to be mended.
  var isComplete: Bool {
    isRegistered
      && steps.allSatisfy {
        if case .failed = $0.outcome { false } else { true }
      }
  }
}
