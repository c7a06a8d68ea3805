/// Whether a call of telephony's statistics came to a conversation.
package enum CallOutcome {
  /// The codes that stand for a call that came to no conversation.
  private static let failures: Set<String> = [
    "304", "402", "403", "404", "423", "480", "484", "486", "503", "603", "603-S",
  ]

  /// Telephony systems write codes of their own, and none: what was talked is what counts.
  ///
  /// - Parameters:
  ///   - length: `CALL_DURATION`, in seconds.
  ///   - code: `CALL_FAILED_CODE`.
  package static func isAnswered(length: Int, code: String?) -> Bool {
    length > 0 && !failures.contains(code?.uppercased() ?? "")
  }
}
