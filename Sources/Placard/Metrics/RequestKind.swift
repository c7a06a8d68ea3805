/// What a request was for, as far as its time is concerned.
enum RequestKind: String, CaseIterable, Sendable {
  /// A widget's page.
  case page
  /// The customer's part of a card, which may wait for the portal.
  case customer
  /// The state of the application on its own page, which waits for the portal.
  case status
  case install
  /// A portal's server tells something.
  case event
  /// Health checks, assets, pages for persons, and what is refused before it is clear what it was.
  case other
}
