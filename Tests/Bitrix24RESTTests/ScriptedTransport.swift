import HTTPMessage
import Synchronization
import Testing

@testable import Bitrix24
@testable import Bitrix24REST

/// Servers that expect certain requests in a certain order, and are as strict about them as the real ones.
final class ScriptedTransport: Transport {
  /// One request, and what comes of it.
  struct Step: Sendable {
    let server: String
    let path: String
    let fields: [String: String]
    let reply: @Sendable (TransportRequest) async -> Result<TransportResponse, TransportError>

    init(
      _ server: String, _ path: String, _ fields: [String: String],
      reply: @escaping @Sendable (TransportRequest) async -> Result<TransportResponse, TransportError>
    ) {
      self.server = server
      self.path = path
      self.fields = fields
      self.reply = reply
    }

    init(
      _ server: String, _ path: String, _ fields: [String: String], _ status: Int, _ body: String,
      location: String? = nil
    ) {
      self.init(server, path, fields) { _ in
        .success(TransportResponse(status: status, body: Array(body.utf8), location: location))
      }
    }
  }

  private struct State {
    var steps: ArraySlice<Step>
    var requests: [TransportRequest] = []
  }

  private let state: Mutex<State>

  init(_ steps: [Step]) {
    state = Mutex(State(steps: steps[...]))
  }

  var requests: [TransportRequest] { state.withLock { $0.requests } }

  /// Whether everything that was expected has come.
  var isDone: Bool { state.withLock { $0.steps.isEmpty } }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    let step = state.withLock { state in
      state.requests.append(request)
      return state.steps.popFirst()
    }
    guard let step else {
      Issue.record("an unexpected request to \(request.server.origin)\(request.path)")
      throw .refused
    }
    check(request, against: step)
    return try await step.reply(request).get()
  }

  private func check(_ request: TransportRequest, against step: Step) {
    #expect(request.server.origin == step.server)
    #expect(request.path == step.path)
    let isREST = request.path.wholeMatch(of: /\/rest\/[a-z.]+\.json/) != nil
    #expect(isREST || ["/oauth/token/", "/rest/app.info"].contains(request.path))
    #expect(request.form.allSatisfy { $0.isDigit || $0.isLetter || "-._~%&=[]".utf8.contains($0) })
    let form = FormFields(urlEncoded: request.form)
    let names = form.all.map(\.name).filter { !$0.hasSuffix("[]") }
    #expect(Set(names).count == names.count, "a field came twice")
    for (name, value) in step.fields {
      let sent = form.all.first { $0.name == name }?.value
      #expect(sent == value, "\(name)")
    }
    for (name, value) in form.all where Secret.isName(name) || name == "auth" {
      #expect(!value.isEmpty, "\(name)")
      #expect(!request.path.contains(value), "a secret in the path")
    }
    if isREST { #expect(form.bytes("auth") != nil, "a call without a token") }
    if request.path == "/rest/batch.json" {
      #expect((1...50).contains(names.filter { $0.hasPrefix("cmd[") }.count))
      #expect(["0", "1"].contains(form.all.first { $0.name == "halt" }?.value))
    }
  }
}
