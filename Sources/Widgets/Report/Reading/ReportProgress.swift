/// How far the reading of a report is.
enum ReportProgress: Sendable {
  /// There is more: the page asks again.
  ///
  /// - Parameters:
  ///   - done: rows that have come.
  ///   - total: rows that there are; 0 where that is not known yet.
  ///   - wait: seconds until it makes sense to ask, since cards need the method or the portal is busy.
  case reading(done: Int, total: Int, next: ReportNext, wait: Int)
  case complete(ReportState)
  /// The user lacks the right *Call statistics: view*.
  case denied
  /// A server without a memory began anew too often: the period is too long for it.
  case tooMany
  /// A field that no page of ours posts.
  case invalid(String)
}
