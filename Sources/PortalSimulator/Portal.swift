/// The simulated portal: all that it knows, as one value.
struct Portal: Sendable {
  let installation: Installation
  var crm: CRM
  var settings = Settings()
  var tokens = Tokens()
  var journal = Journal()
  var bucket = LeakyBucket()
  var operationLimit = OperationLimit()
  var application = Application()
  /// What the application has stored with its portal.
  var options = ApplicationOptions()
  /// The placements and events that the application has bound through REST.
  var placements: [PlacementBinding]
  var events: [EventBinding] = []
  /// The number of the handler that was bound last. It begins anywhere.
  var lastHandler = 184
  /// What the portal's server is about to tell the application.
  var outbox: [Delivery] = []

  /// A portal in which somebody has installed the application and bound the call card.
  init(_ installation: Installation, now: Moment) {
    self.installation = installation
    crm = CRM(now: now)
    placements = [
      PlacementBinding(
        placement: "CALL_CARD", handler: installation.handler, title: "Placard", description: "", options: [],
        languages: [])
    ]
  }

  /// As at the start, but for the application's token: the application knows the one that it was told last.
  mutating func reset(now: Moment) {
    let token = application.token
    self = Portal(installation, now: now)
    application.token = token
  }

  /// What the portal calls itself at present.
  var address: Origin {
    settings.address == .second ? installation.alias ?? installation.portal : installation.portal
  }

  /// The address that is not the present one.
  var otherAddress: Origin? {
    settings.address == .second ? installation.portal : installation.alias
  }

  /// Whether that is the name by which the portal does not go at present.
  func isOutdated(_ host: String) -> Bool {
    otherAddress?.isNamed(by: host) == true && !address.isNamed(by: host)
  }

  /// What the application calls.
  var clientEndpoint: String { address.text + "/rest/" }
}
