import Bitrix24

/// What a method has answered.
struct RESTAnswer: Sendable {
  /// `result`
  let value: JSONValue
  /// `time`
  let time: JSONValue?

  /// Reads the body of an answer.
  ///
  /// - Throws: the error that is in it, whatever its status, or that it is no answer.
  init(_ response: TransportResponse, now: ContinuousClock.Instant) throws(RESTError) {
    let isSuccess = (200..<300).contains(response.status)
    guard let body = JSONReader.readWhole(response.body, limits: .answer), case .object = body else {
      throw isSuccess ? .unreadable : .server(code: "", status: response.status)
    }
    time = body["time"]
    if let report = ErrorReport(body) {
      throw report.error(status: response.status, resetAt: OperatingTime(time).resetAt(now: now))
    }
    guard isSuccess else { throw .server(code: "", status: response.status) }
    // `null` is a result too, so this asks for the member, not for its value.
    guard body.members.contains(where: { $0.name == "result" }) else { throw .unreadable }
    value = body["result"] ?? .null
  }
}
