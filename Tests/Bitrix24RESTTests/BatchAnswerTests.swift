import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct BatchAnswerTests {
  private static let now = ContinuousClock.now

  /// `item_0`, `item_1`, which depends on it, and `user_2`.
  private struct Commands {
    var batch = Batch()
    let item: BatchReference<GetItem>
    let deals: BatchReference<ListItems>
    let me: BatchReference<GetCurrentUser>

    init() {
      item = batch.append(GetItem(entityTypeID: 3, id: 17))
      deals = batch.append(ListItems(entityTypeID: 2, filter: ["contactId": item.field("id")], select: []))
      me = batch.append(RESTFixture.whoami)
    }
  }

  private let commands = Commands()

  private func read(_ result: String, time: String = "{}") throws -> BatchAnswer {
    let body = #"{"result":\#(result),"time":\#(time)}"#
    let answer = try RESTAnswer(TransportResponse(status: 200, body: Array(body.utf8)), now: Self.now)
    return BatchAnswer(answer, to: commands.batch, now: Self.now)
  }

  @Test func `reads results and totals`() throws {
    let answer = try read(
      """
      {"result":{"item_0":{"item":{"id":"17"}},"item_1":{"items":[]},"user_2":null},"result_error":[],
      "result_total":{"item_1":"7"},"result_next":{"item_1":5},"result_time":[],"result_more":1}
      """)
    #expect(answer[commands.item].value?["id"]?.integer == 17)
    #expect(answer[commands.me] == .value(.null))
    #expect(answer[commands.deals] == .value([]))
    #expect(answer.total(commands.deals) == 7)
    #expect(answer.total(commands.me) == nil)
    #expect(answer.failures.isEmpty)
    #expect(answer[nil as BatchReference<GetUsers>?] == .missing, "what was not asked")
  }

  @Test(arguments: [
    (#""ACCESS_DENIED""#, RESTError.accessDenied),
    (#"{"error":"ACCESS_DENIED","error_description":""}"#, .accessDenied),
    (#"{"error":"insufficient_scope"}"#, .insufficientScope),
    (#"{"error":"","error_description":"Not found"}"#, .notFound),
    (#"{"error":{"code":"NOT_FOUND"}}"#, .notFound), (#""SOMETHING""#, .server(code: "SOMETHING", status: 200)),
  ])
  func `one command's error is its own`(error: String, expected: RESTError) throws {
    let answer = try read(
      #"{"result":{"item_0":{"item":{"id":1}},"item_1":{"items":[]}},"result_error":{"user_2":\#(error)}}"#)
    #expect(answer[commands.me] == .failed(expected))
    #expect(answer[commands.deals] == .value([]))
    #expect(answer[commands.item].value != nil)
    #expect(answer.failures.map(\.error) == [expected])
  }

  @Test(arguments: ["null", "[]", "17", #"{"item":[]}"#, #"{"items":[]}"#])
  func `what is no answer of its method is unreadable, and costs nothing else`(result: String) throws {
    let answer = try read(#"{"result":{"item_0":\#(result),"user_2":{}}}"#)
    #expect(answer[commands.item] == .failed(.unreadable))
    #expect(answer[commands.me].value != nil)
    #expect(answer.failures.isEmpty, "the portal has not said so")
  }

  @Test func `what failed is told by method, each reason once and in order`() throws {
    let answer = try read(
      #"{"result":[],"result_error":{"user_2":"ACCESS_DENIED","item_1":"OVERLOAD_LIMIT","item_0":"NOT_FOUND"}}"#)
    #expect(
      answer.failures == [
        CommandFailure(method: "crm.item.get", error: .notFound),
        CommandFailure(method: "crm.item.list", error: .overloaded),
        CommandFailure(method: "user.current", error: .accessDenied),
      ])
    #expect(try read(#"{"result":{"user_2":{}},"result_error":[]}"#).failures.isEmpty)
  }

  @Test func `what depends on a failed command is no answer`() throws {
    let answer = try read(
      #"{"result":{"item_1":{"items":[{"id":1}]},"user_2":{}},"result_error":{"item_0":"NOT_FOUND"}}"#)
    #expect(answer[commands.item] == .failed(.notFound))
    #expect(answer[commands.deals] == .missing, "the portal lists everything where the condition is empty")
    #expect(answer[commands.me] == .value(.object([])))
  }

  @Test(arguments: [("100", false), ("expired_token", true)])
  func `an error about a row of an empty list is no failure`(_ code: String, _ isFailure: Bool) throws {
    let answer = try read(#"{"result":{"item_0":[],"user_2":{}},"result_error":{"item_1":{"error":"\#(code)"}}}"#)
    #expect(answer.failures.isEmpty == !isFailure)
    #expect(answer[commands.deals] == (isFailure ? .failed(.expiredToken) : .missing))
  }

  @Test(arguments: [
    "[]", "{}", "null", "\"\"", "17", #"{"result":[],"result_error":[]}"#, #"{"result":null}"#, #"{"result":"x"}"#,
  ])
  func `where nothing is said of a command it is missing`(result: String) throws {
    let answer = try read(result)
    #expect(answer[commands.item] == .missing && answer[commands.deals] == .missing && answer[commands.me] == .missing)
  }

  @Test func `a blocked method's reset is its own, or that of the answer`() throws {
    let error = #""result_error":{"user_2":"OPERATION_TIME_LIMIT"}"#
    let own = try read(#"{\#(error),"result_time":{"user_2":{"finish":10,"operating_reset_at":40}}}"#)
    #expect(own[commands.me] == .failed(.operationTimeLimit(resetAt: Self.now + .seconds(30))))
    let common = try read("{\(error),\"result_time\":[]}", time: #"{"finish":10,"operating_reset_at":50}"#)
    #expect(common[commands.me] == .failed(.operationTimeLimit(resetAt: Self.now + .seconds(40))))
  }
}
