import HTTPMessage

/// A request that has been handled: its response, and its record.
package struct HandledRequest: Sendable {
  /// For the web server.
  package var response: Response
  /// For the log and the counters.
  package var record: RequestRecord

  /// What an administrator has to do about it. 503 is the answer to a limit; it passes by itself.
  package var attention: RequestRecord.Attention {
    let isFailure = response.status.code >= 500 && response.status != .serviceUnavailable
    return isFailure ? .error : record.attention
  }
}
