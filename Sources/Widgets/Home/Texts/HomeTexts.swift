import Localization

/// The application's own page (`DEFAULT`), read by the administrator who connects the portal.
struct HomeTexts: LocalizedTexts {
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

  /// Label of the day on which the application was installed: "Installed since".
  let installedSince: String
  /// Label of the version of the application.
  let version: String
  /// Label of the application's permissions (scopes).
  let permissions: String
  /// Label of the permissions that are missing; they follow: "Missing".
  let missing: String
  /// Badge: the portal opens the application in this placement: "Set up".
  let bound: String
  /// Badge: the portal does not open the application in this placement: "Not set up".
  let notBound: String
  /// Heading of the placements that the program has pages for and the portal has not been told of: "New".
  let new: String
  /// Button: have the portal open the application in this placement: "Switch on".
  let switchOn: String
  /// Button: have it open the application there no more: "Switch off".
  let switchOff: String
  /// What to do about what is missing: install the application again.
  let installAgain: String
  /// The portal was named by hand in the server's configuration and has not installed the application by itself.
  let namedByHand: String
  /// Heading: the last call cards that were served, "Last calls served".
  let lastCalls: String
  /// There were none since the server was started.
  let noCalls: String
  /// Button: ask the portal again, "Check again".
  let checkAgain: String
}
