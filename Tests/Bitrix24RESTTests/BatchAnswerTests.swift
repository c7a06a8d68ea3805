import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct BatchAnswerTests {
  private static let now = ContinuousClock.now

  private static let batch = {
    var batch = Batch()
    batch.append("item", RESTCommand("crm.item.get"))
    batch.append("deals", RESTCommand("crm.item.list", ["filter": ["contactId": .result(of: "item", "item", "id")]]))
    batch.append("me", RESTCommand("user.current"))
    return batch
  }()

  private func read(_ result: String, time: String = "{}") throws -> BatchAnswer {
    let body = #"{"result":\#(result),"time":\#(time)}"#
    let answer = try RESTAnswer(TransportResponse(status: 200, body: Array(body.utf8)), now: Self.now)
    return BatchAnswer(answer, to: Self.batch, now: Self.now)
  }

  @Test func `reads values, totals and next pages by name`() throws {
    let answer = try read(
      """
      {"result":{"item":{"item":{"id":"17"}},"deals":{"items":[]},"me":null},"result_error":[],
      "result_total":{"deals":"7"},"result_next":{"deals":5},"result_time":[],"result_more":1}
      """)
    #expect(answer.value("item")?["item"]?["id"]?.integer == 17)
    #expect(answer["me"] == .value(.null))
    #expect(answer.total("deals") == 7)
    #expect(answer.next("deals") == 5)
    #expect(answer.next("me") == nil)
    #expect(answer.errors.isEmpty)
    #expect(answer["never asked"] == .missing)
  }

  @Test(arguments: [
    (#""ACCESS_DENIED""#, RESTError.accessDenied),
    (#"{"error":"ACCESS_DENIED","error_description":""}"#, .accessDenied),
    (#"{"error":"insufficient_scope"}"#, .insufficientScope),
    (#"{"error":"","error_description":"Not found"}"#, .notFound),
    (#"{"error":{"code":"NOT_FOUND"}}"#, .notFound), (#""SOMETHING""#, .server(code: "SOMETHING", status: 200)),
  ])
  func `one command's error is its own`(error: String, expected: RESTError) throws {
    let answer = try read(#"{"result":{"item":{"item":{"id":1}},"deals":[]},"result_error":{"me":\#(error)}}"#)
    #expect(answer["me"] == .failed(expected))
    #expect(answer["deals"] == .value(.array([])))
    #expect(answer.errors == ["me": expected])
  }

  @Test func `what failed is told by method, each reason once and in order`() throws {
    let answer = try read(
      #"{"result":[],"result_error":{"me":"ACCESS_DENIED","deals":"OVERLOAD_LIMIT","item":{"error":"NOT_FOUND"}}}"#)
    #expect(
      answer.failures == [
        CommandFailure(method: "crm.item.get", error: .notFound),
        CommandFailure(method: "crm.item.list", error: .overloaded),
        CommandFailure(method: "user.current", error: .accessDenied),
      ])
    #expect(try read(#"{"result":{"me":{}},"result_error":[]}"#).failures.isEmpty)
  }

  @Test func `what depends on a failed command is no answer`() throws {
    let answer = try read(#"{"result":{"deals":{"items":[{"id":1}]},"me":{}},"result_error":{"item":"NOT_FOUND"}}"#)
    #expect(answer["item"] == .failed(.notFound))
    #expect(answer["deals"] == .missing, "the portal lists everything where the condition is empty")
    #expect(answer["me"] == .value(.object([])))
  }

  @Test(arguments: [
    "[]", "{}", "null", "\"\"", "17", #"{"result":[],"result_error":[]}"#, #"{"result":null}"#, #"{"result":"x"}"#,
  ])
  func `where nothing is said of a command it is missing`(result: String) throws {
    let answer = try read(result)
    for name in ["item", "deals", "me"] { #expect(answer[name] == .missing) }
  }

  @Test func `commands with numbers for names come as a list`() throws {
    var batch = Batch()
    batch.append("0", RESTCommand("user.current"))
    batch.append("1", RESTCommand("user.admin"))
    let body = #"{"result":{"result":[{"ID":"1"},true],"result_error":[]}}"#
    let answer = try RESTAnswer(TransportResponse(status: 200, body: Array(body.utf8)), now: Self.now)
    let outcomes = BatchAnswer(answer, to: batch, now: Self.now)
    #expect(outcomes.value("0")?["ID"]?.integer == 1)
    #expect(outcomes.value("1")?.flag == true)
  }

  @Test func `a blocked method's reset is its own, or that of the answer`() throws {
    let error = #""result_error":{"me":"OPERATION_TIME_LIMIT"}"#
    let own = try read(#"{\#(error),"result_time":{"me":{"finish":10,"operating_reset_at":40}}}"#)
    #expect(own.error("me") == .operationTimeLimit(resetAt: Self.now + .seconds(30)))
    let common = try read("{\(error),\"result_time\":[]}", time: #"{"finish":10,"operating_reset_at":50}"#)
    #expect(common.error("me") == .operationTimeLimit(resetAt: Self.now + .seconds(40)))
  }
}
