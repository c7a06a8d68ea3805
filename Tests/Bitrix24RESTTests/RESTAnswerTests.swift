import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct RESTAnswerTests {
  private static let now = ContinuousClock.now

  private func read(_ status: Int, _ body: String) -> Result<RESTAnswer, RESTError> {
    let response = TransportResponse(status: status, body: Array(body.utf8))
    return Result { () throws(RESTError) in try RESTAnswer(response, now: Self.now) }
  }

  private func error(_ status: Int, _ body: String) -> RESTError? {
    guard case .failure(let error) = read(status, body) else { return nil }
    return error
  }

  @Test func `reads a result`() throws {
    let answer = try read(200, #"{"result":{"items":[{"id":1}]},"total":"53","next":50,"time":{},"new":1}"#).get()
    #expect(answer.value["items"]?.elements.first?["id"]?.integer == 1)
  }

  @Test(arguments: ["null", "[]", "{}", "false", "0", "\"\""])
  func `any value is a result`(value: String) throws {
    let answer = try read(200, "{\"result\":\(value)}").get()
    #expect(answer.value.description == value)
  }

  @Test(arguments: [
    (401, "expired_token", RESTError.expiredToken), (401, "EXPIRED_TOKEN", .expiredToken),
    (200, "expired_token", .expiredToken), (401, "invalid_token", .invalidToken), (401, "NO_AUTH_FOUND", .invalidToken),
    (401, "SOMETHING_NEW", .server(code: "SOMETHING_NEW", status: 401)), (401, "ERROR_CORE", .invalidToken),
    (401, "NOT_INSTALLED", .notInstalled), (401, "application_not_found", .applicationNotFound),
    (401, "ERROR_OAUTH", .authorizationFailed), (401, "METHOD_CONFIRM_WAITING", .confirmationWaiting),
    (403, "METHOD_CONFIRM_DENIED", .server(code: "METHOD_CONFIRM_DENIED", status: 403)),
    (503, "QUERY_LIMIT_EXCEEDED", .queryLimitExceeded),
    (200, "query_limit_exceeded", .queryLimitExceeded), (503, "OVERLOAD_LIMIT", .overloaded),
    (403, "ACCESS_DENIED", .accessDenied), (403, "user_access_error", .noAccessToApplication),
    (403, "INVALID_CREDENTIALS", .accessDenied), (403, "SOMETHING_NEW", .server(code: "SOMETHING_NEW", status: 403)),
    (403, "insufficient_scope", .insufficientScope), (400, "NOT_FOUND", .notFound), (200, "Not_Found", .notFound),
    (404, "ERROR_METHOD_NOT_FOUND", .methodNotFound), (500, "PORTAL_DELETED", .portalDeleted),
    (400, "PAYMENT_REQUIRED", .paymentRequired), (400, "-", .accessDenied),
    (500, "INTERNAL_SERVER_ERROR", .server(code: "INTERNAL_SERVER_ERROR", status: 500)),
    (400, "ERROR_CORE", .server(code: "ERROR_CORE", status: 400)),
    (400, "e\\nv i=l\\u0000é", .server(code: "", status: 400)), (403, "a b", .accessDenied),
    (400, "EXP\\u0130RED", .server(code: "", status: 400)), (400, "100", .server(code: "", status: 400)),
    (400, "ACCE\\u017F\\u017F_DENIED", .server(code: "", status: 400)),
    (401, String(repeating: "a", count: 64), .server(code: String(repeating: "a", count: 64), status: 401)),
    (401, String(repeating: "a", count: 65), .invalidToken),
  ])
  func `reads the error`(status: Int, code: String, expected: RESTError) {
    #expect(error(status, "{\"error\":\"\(code)\",\"error_description\":\"x\"}") == expected)
    #expect(error(status, "{\"error\":\"\(code)\"}") == expected)
  }

  @Test(arguments: [
    (400, #"{"error":"","error_description":"Access denied."}"#, RESTError.accessDenied),
    (400, #"{"error":0,"error_description":"Access denied"}"#, .accessDenied),
    (400, #"{"error":"","error_description":"Not found."}"#, .notFound),
    (400, #"{"error":"ERROR_CORE","error_description":"Element not found"}"#, .notFound),
    (
      400, #"{"error":"ERROR_CORE","error_description":"Unable to set event handler: Handler already binded"}"#,
      .alreadyBound
    ),
    (400, #"{"error":"","error_description":"Something else"}"#, .server(code: "", status: 400)),
    (400, #"{"error":{"code":"NOT_FOUND","message":"x"}}"#, .notFound),
    (400, #"{"error":100,"error_description":"Could not find value"}"#, .server(code: "", status: 400)),
    (
      403, #"{"error":"ACCESS_DENIED","error_description":"REST API is available only on commercial plans"}"#,
      .planWithoutREST
    ),
    (
      403, #"{"error":"access_denied","error_description":"REST is Available only on Commercial Plans."}"#,
      .planWithoutREST
    ),
    (
      403, #"{"error":"ACCESS_DENIED","error_description":"Access denied! Available to administrators only"}"#,
      .accessDenied
    ),
    (401, #"{"error":"","error_description":"Who are you?"}"#, .invalidToken),
    (500, #"{"result":[]}"#, .server(code: "", status: 500)),
    (500, "{}", .server(code: "", status: 500)),
    (502, "<html>Bad Gateway</html>", .server(code: "", status: 502)),
    (401, "<html>Sign in</html>", .server(code: "", status: 401)),
    (200, "<html>Maintenance</html>", .unreadable), (200, "", .unreadable), (200, "[]", .unreadable),
    (200, "{}", .unreadable), (200, "null", .unreadable), (200, #"{"time":{}}"#, .unreadable),
    (200, #"{"result":{"items":[{"id":1},{"i"#, .unreadable), (200, #"{"result":{"a":1}"#, .unreadable),
    (200, "\0\0\0", .unreadable), (200, "\u{1F}\u{8B}gzip", .unreadable),
  ])
  func `reads errors without a code, and what is no answer`(status: Int, body: String, expected: RESTError) {
    #expect(error(status, body) == expected)
  }

  @Test(arguments: [
    #"{"result":1,"error":""}"#, #"{"result":1,"error":null}"#, #"{"result":1,"error":0,"error_description":""}"#,
    #"{"result":1}  trailing"#, "\u{FEFF}{\"result\":1}", #"{"result":1,"x":NaN}"#,
  ])
  func `what is odd but whole is an answer`(body: String) throws {
    #expect(try read(200, body).get().value == .number("1"))
  }

  @Test(arguments: [
    (#"{"operating_reset_at":1300,"finish":1000.5}"#, Duration.milliseconds(299_500)),
    (#"{"operating_reset_at":"1300","start":"1000"}"#, .seconds(300)), ("{}", .seconds(60)), ("[]", .seconds(60)),
    (#"{"operating_reset_at":1300}"#, .seconds(60)), (#"{"operating_reset_at":900,"finish":1000}"#, .seconds(1)),
    (#"{"operating_reset_at":1e300,"finish":1000}"#, .seconds(600)),
  ])
  func `knows by the portal's own clock when a method may run again`(time: String, wait: Duration) {
    let body = "{\"error\":\"OPERATION_TIME_LIMIT\",\"error_description\":\"\",\"time\":\(time)}"
    #expect(error(429, body) == .operationTimeLimit(resetAt: Self.now + wait))
  }

  @Test func `an answer of 1 MiB is read in full`() throws {
    let record = #"{"id":"17","title":"Ärger","opportunity":1500.50,"tags":[],"x":null},"#
    let count = 1_000_000 / record.utf8.count
    let body = #"{"result":["# + String(repeating: record, count: count).dropLast() + "]}"
    let elements = try read(200, body).get().value.elements
    #expect(elements.count == count)
    #expect(elements.allSatisfy { $0["opportunity"]?.number == 1500.5 })
  }
}
