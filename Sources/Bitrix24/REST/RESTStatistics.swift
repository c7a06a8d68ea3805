/// What the calls of one client have cost, for the log.
public struct RESTStatistics: Hashable, Sendable {
  /// Requests that were sent to the portal (`rest_calls`).
  public internal(set) var calls = 0
  /// The time spent waiting for their answers, and for a fresh token, one after the other (`rest_ms`).
  public internal(set) var time = Duration.zero
  /// Why an expired token could not be refreshed, where that was tried.
  public internal(set) var refreshError: RESTError?
  /// The commands of batches that failed, in order.
  public internal(set) var failures: [CommandFailure] = []

  public init() {}
}
