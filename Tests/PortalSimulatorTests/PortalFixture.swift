import HTTPMessage

@testable import PortalSimulator

/// A portal at a known time, and somebody who calls it.
struct PortalFixture {
  static let now = Moment("2026-11-22T14:30:00+02:00")!
  static let installation = Installation(
    portal: Origin("http://127.0.0.1:8081")!, handler: "http://127.0.0.1:8080/")

  var portal = Portal(installation, now: now)
  var now = Self.now

  mutating func token(_ user: Int = 7, scope: [String] = installation.scope) -> Token {
    portal.tokens.issue(user: user, scope: scope, now: now)
  }

  /// Calls a method with a form and a fresh token of that user, and returns status and answer.
  mutating func call(_ method: String, _ form: String = "", user: Int = 7) -> (status: Int, answer: Value) {
    let token = token(user).access
    return send(method, .form("auth=\(token)&\(form)"))
  }

  /// The same with JSON: what is between the braces of an object.
  mutating func call(_ method: String, json: String, user: Int = 7) -> (status: Int, answer: Value) {
    let token = token(user).access
    return send(method, .json("{\"auth\": \"\(token)\", \(json)}"))
  }

  /// The same through an incoming webhook, without an application.
  mutating func callWebhook(_ method: String, _ form: String, user: Int = 7) -> (status: Int, answer: Value) {
    send("\(user)/\(Self.installation.webhook)/\(method)", .form(form))
  }

  mutating func send(_ method: String, _ request: Request) -> (status: Int, answer: Value) {
    let response = portal.answer(method: method, request, now: now)
    return (response.status.code, (try? JSONReader.read(response.body)) ?? .null)
  }

  mutating func control(_ action: ControlAction, _ form: String? = nil, origin: String = "") -> (Int, Value) {
    var request = form.map(Request.form) ?? Request()
    request.origin = origin
    let response = portal.answer(action, request, now: now)
    return (response.status.code, (try? JSONReader.read(response.body)) ?? .null)
  }
}

extension Request {
  static func form(_ text: String) -> Request {
    Request(method: .post, contentType: "application/x-www-form-urlencoded", body: .success(Array(text.utf8)))
  }

  static func json(_ text: String) -> Request {
    Request(method: .post, contentType: "application/json; charset=utf-8", body: .success(Array(text.utf8)))
  }
}

extension Value {
  /// The value at the end of a path through maps and lists.
  func at(_ path: String...) -> Value? {
    path.reduce(Optional(self)) { $0?[$1] }
  }
}

extension CRM {
  /// The notes that were written since the start.
  var writtenNotes: [TimelineNote] { notes.filter(\.isAddition) }
}
