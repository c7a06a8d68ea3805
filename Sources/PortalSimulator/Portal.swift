/// The simulated portal: all that it knows, as one value.
struct Portal: Sendable {
  let installation: Installation
  var crm: CRM
  var settings = Settings()
  var tokens = Tokens()
  var journal = Journal()
  var bucket = LeakyBucket()
  /// The placements and events that the application has bound through REST.
  var placements: [PlacementBinding] = []
  var events: [EventBinding] = []

  init(_ installation: Installation, now: Moment) {
    self.installation = installation
    crm = CRM(now: now)
  }

  /// As at the start.
  mutating func reset(now: Moment) {
    self = Portal(installation, now: now)
  }
}
