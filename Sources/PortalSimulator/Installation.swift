/// The one application that the simulated portal knows of, and the portal's own names.
struct Installation: Sendable {
  /// Where browsers and the application reach the portal.
  let portal: Origin
  /// Another address of the same portal, if it has one: that of a portal that was renamed.
  let alias: Origin?
  /// The URL that the portal opens in frames.
  let handler: String

  let memberID = "5f1d0c8e4b7a49d2a3c6e8f00b1d2c3a"
  let clientID = "local.demo.placard"
  let clientSecret = "demo-secret-of-the-simulator"
  /// In the URLs of incoming webhooks, which call REST without an application.
  let webhook = "f2a9c1d47be80356"
  /// `L`: a local application.
  let status = "L"
  let scope = ["placement", "telephony", "crm", "user_brief"]

  /// - Parameter alias: without one, a portal at the loopback address has the other spelling of it.
  init(portal: Origin, handler: String, alias: Origin? = nil) {
    self.portal = portal
    self.handler = handler
    self.alias = alias ?? portal.onLoopbackByOtherName
  }

  /// The authorization server is the simulator itself; it keeps its address when the portal is renamed.
  var serverEndpoint: String { portal.text + "/rest/" }
}
