/// Why a batch may not start. Its name is for the log.
package enum RateLimitError: String, Error, Hashable, Sendable {
  /// As many are running as may.
  case full
  /// The portal has its share running.
  case portalShare = "portal_share"
  /// Strangers have their share of the portal's running, or one of them has its share of all.
  case strangersShare = "strangers_share"
  /// Strangers have started too many at the portal of late.
  case strangersRate = "strangers_rate"
}
