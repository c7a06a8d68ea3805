/// The one application that is installed in the simulated portal.
struct Installation: Sendable {
  /// Where browsers and the application reach the portal.
  let portal: Origin
  /// The URL that the portal opens in frames.
  let handler: String

  let memberID = "5f1d0c8e4b7a49d2a3c6e8f00b1d2c3a"
  let applicationToken = "8d3f5a1c9e7b4062b1a4c7d8e9f00112"
  let clientID = "local.demo.placard"
  let clientSecret = "demo-secret-of-the-simulator"
  /// `L`: a local application.
  let status = "L"
  let scope = ["placement", "telephony", "crm", "user_brief"]

  /// What the application calls.
  var clientEndpoint: String { portal.text + "/rest/" }
  /// The authorization server is the simulator itself.
  var serverEndpoint: String { portal.text + "/rest/" }
}
