import Bitrix24

/// What the calls of one client have cost, for the log.
package struct RESTStatistics: Hashable, Sendable {
  /// Requests that were sent to the portal (`rest_calls`).
  package internal(set) var calls = 0
  /// The time spent waiting for their answers, and for a fresh token, one after the other (`rest_ms`).
  package internal(set) var time = Duration.zero
  /// Why an expired token could not be refreshed, where that was tried.
  package internal(set) var refreshError: RESTError?
  /// The commands of batches that failed, in order.
  package internal(set) var failures: [CommandFailure] = []

  package init() {}
}
