import Localization

/// What an administrator reads while the application installs itself.
///
/// Keys of the server's configuration (`PLACARD_CLIENT_ID`) and names of permissions (`placement`) stay as they are in
/// every language.
struct InstallTexts: LocalizedTexts {
  /// The page's title: "Installing Placard".
  let title: String
  /// Heading when everything is done: "Placard is installed".
  let done: String
  /// Heading when the portal is registered, but something below could not be set up.
  let partlyDone: String
  /// Heading when nothing has been changed: "Placard could not be installed".
  let failed: String
  /// What is left to do: the portal builds the call card's list of tabs when its page loads, so the page has to be
  /// reloaded before the tab is in the next call card.
  let reload: String
  /// Heading while the portal is about to be told that the installation is complete.
  let telling: String
  /// Heading when the portal could not be told: it still waits for the installation.
  let notTold: String
  /// On the application's own page: the portal's side of the page does not answer.
  let portalSilent: String
  /// Why, probably: an administrator has typed the application's address with other letters than browsers write it
  /// with, which portals compare letter by letter. The address to be typed follows.
  let otherAddress: String
  /// Why, probably: something keeps the browser from loading the portal's JavaScript library. Its address follows.
  let libraryBlocked: String
  /// Heading of the list of what was done: "Steps".
  let steps: String
  /// Step: the portal is registered with this server. One of the badges below stands beside it.
  let portalRegistered: String
  /// Step: the server will be told when the application is updated or removed. A badge stands beside it, too.
  let eventsSubscribed: String
  /// Badge: a step is done: "Done".
  let stepDone: String
  /// Badge: a step had been done before: "Was already set up".
  let stepUnchanged: String
  /// Badge: a step could not be done: "Failed".
  let stepFailed: String

  /// The client id and secret of the application are not configured: PLACARD_CLIENT_ID and PLACARD_CLIENT_SECRET
  /// have to be set.
  let clientNotConfigured: String
  /// The server does not know its own address: PLACARD_PUBLIC_URL has to be set to the application's https address.
  let publicURLNotConfigured: String
  /// The portal sent no access token; an administrator has to open the application in the portal.
  let noToken: String
  /// The portal names an authorization server that is not in PLACARD_OAUTH_SERVERS.
  let unknownServer: String
  /// The authorization server could not be asked or did not confirm the token.
  let notConfirmed: String
  /// The client id that the authorization server names is not the configured one, PLACARD_CLIENT_ID.
  let otherApplication: String
  /// The authorization server names another portal or address than the one that was opened.
  let otherPortal: String
  /// "Only an administrator of the portal can install the application."
  let notAdministrator: String
  /// The portal could not be asked, or its answer was of no use.
  let portalFailed: String
  /// The server's own storage failed; its log says why.
  let notStored: String
  /// Others have tried so many installations that could not be confirmed that this one was not looked into: wait a
  /// minute and try again.
  let tooManyRefusals: String
  /// The application lacks a permission that a placement needs: placement, telephony, crm or user_brief.
  let missingPermission: String
  /// The portal does not take the address of the application, PLACARD_PUBLIC_URL.
  let addressRefused: String
  /// The portal takes no more handlers for this placement.
  let tooMany: String
  /// Button: ends the installation although something could not be set up: "Finish anyway".
  let finish: String
}
