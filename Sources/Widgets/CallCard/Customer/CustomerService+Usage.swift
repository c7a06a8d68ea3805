extension CustomerService {
  /// How much of what it may have it has.
  package struct Usage: Sendable {
    /// Questions that run.
    package var running = 0
    package var maximumRunning = 0
    /// Answers that are kept or awaited.
    package var tickets = 0
    package var maximumTickets = 0

    package init() {}
  }
}
