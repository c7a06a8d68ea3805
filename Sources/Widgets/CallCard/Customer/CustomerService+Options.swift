extension CustomerService {
  /// What an administrator may set.
  package struct Options: Sendable {
    /// From the POST, or from the arrival of a question without a ticket, until the answer has to be there.
    package var timeout: Duration
    /// Whether questions start with the POST. Not in CGI, where the process ends with the page.
    package var asksEarly: Bool
    /// The most questions that run at the same time.
    package var maximumInFlight: Int
    /// The most answers that are kept or awaited.
    package var maximumTickets: Int

    package init(timeout: Duration, asksEarly: Bool, maximumInFlight: Int) {
      self.timeout = timeout
      self.asksEarly = asksEarly
      self.maximumInFlight = maximumInFlight
      maximumTickets = 4 * maximumInFlight
    }
  }
}
