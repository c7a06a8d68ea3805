extension PartService {
  /// What follows from the configuration and from how the program was started.
  package struct Options: Sendable {
    /// From the POST, or from the arrival of a question without a token, until the answer has to be there.
    package var timeout: Duration
    /// Whether questions start with the POST. Not in CGI, where the process ends with the page.
    package var isPrefetching: Bool
    /// The most answers that are kept or awaited.
    package var maximumTickets: Int

    package init(timeout: Duration, isPrefetching: Bool, maximumTickets: Int) {
      self.timeout = timeout
      self.isPrefetching = isPrefetching
      self.maximumTickets = maximumTickets
    }
  }
}
