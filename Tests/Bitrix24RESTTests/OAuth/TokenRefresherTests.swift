import Synchronization
import Testing

@testable import Bitrix24
@testable import Bitrix24REST

/// Several who want the same token at the same time.
@Suite struct TokenRefresherTests {
  /// An authorization server that answers when it is told to.
  private final class Server: Transport {
    private struct State {
      var requests = 0
      var waiting: [CheckedContinuation<TransportResponse, Never>] = []
    }
    private let state = Mutex(State())

    var requests: Int { state.withLock { $0.requests } }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
      await withCheckedContinuation { continuation in
        state.withLock {
          $0.requests += 1
          $0.waiting.append(continuation)
        }
      }
    }

    func answer(_ status: Int, _ body: String) {
      let waiting = state.withLock { state in
        defer { state.waiting = [] }
        return state.waiting
      }
      for continuation in waiting {
        continuation.resume(returning: TransportResponse(status: status, body: Array(body.utf8)))
      }
    }
  }

  private let server = Server()
  private let clock = TestClock(.lasts)
  private let refresher: TokenRefresher

  init() {
    let oauth = OAuth(
      transport: server, servers: [PortalAddress("oauth.example.com", isSecure: true)!],
      credentials: .init(clientID: "local.app", clientSecret: Secret("secret")), clock: clock)
    refresher = TokenRefresher(oauth, clock)
  }

  private func ask(
    refused: String = "stale", refresh: String = "refresh-1", within time: Duration = .seconds(4)
  ) -> Task<Result<String, RESTError>, Never> {
    let user = UserAuthorization(accessToken: Secret(refused), refreshToken: Secret(refresh))
    let deadline = clock.now + time
    return Task { [refresher] in
      do throws(RESTError) {
        let grant = try await refresher.grant(for: user, refused: user.accessToken, deadline: deadline)
        return .success(grant.accessToken.withExposed { $0 })
      } catch {
        return .failure(error)
      }
    }
  }

  /// Lets others run until something is so.
  private func until(_ condition: () -> Bool) async {
    while !condition() { await Task.yield() }
  }

  private var sleepers: Int { clock.sleeps.count }

  @Test func `many wait for one exchange`() async {
    let tasks = (0..<50).map { _ in ask() }
    let other = ask(refresh: "refresh-of-another")
    await until { sleepers == 51 && server.requests == 2 }
    server.answer(200, RESTFixture.grant("fresh", "refresh-2"))
    for task in tasks + [other] { #expect(await task.value == .success("fresh")) }
    #expect(server.requests == 2)
    #expect(await ask().value == .success("fresh"), "and it is remembered")
    #expect(server.requests == 2)
  }

  @Test func `a failure reaches all, and the next may try again`() async {
    let tasks = (0..<5).map { _ in ask() }
    await until { sleepers == 5 && server.requests == 1 }
    server.answer(503, "")
    for task in tasks { #expect(await task.value == .failure(.server(code: "", status: 503))) }
    let next = ask()
    await until { server.requests == 2 }
    server.answer(200, RESTFixture.grant("fresh", "refresh-2"))
    #expect(await next.value == .success("fresh"))
  }

  @Test func `a refusal is remembered for a minute`() async {
    let first = ask()
    await until { server.requests == 1 }
    server.answer(400, #"{"error":"invalid_grant"}"#)
    #expect(await first.value == .failure(.invalidToken))
    #expect(await ask().value == .failure(.invalidToken))
    #expect(server.requests == 1)
    clock.advance(by: .seconds(60))
    let next = ask()
    await until { server.requests == 2 }
    server.answer(200, RESTFixture.grant("fresh", "refresh-2"))
    #expect(await next.value == .success("fresh"))
  }

  @Test func `everyone waits until their own deadline, and what comes later is not lost`() async {
    let hasty = ask(within: .seconds(1))
    let patient = ask(within: .seconds(4))
    await until { sleepers == 2 && server.requests == 1 }
    clock.advance(by: .seconds(1))
    #expect(await hasty.value == .failure(.transport(.deadline)))
    server.answer(200, RESTFixture.grant("fresh", "refresh-2"))
    #expect(await patient.value == .success("fresh"))
  }

  @Test func `one who goes does not take the exchange along`() async {
    let gone = ask()
    await until { sleepers == 1 && server.requests == 1 }
    let other = ask()
    await until { sleepers == 2 }
    gone.cancel()
    #expect(await gone.value == .failure(.transport(.cancelled)))
    server.answer(200, RESTFixture.grant("fresh", "refresh-2"))
    #expect(await other.value == .success("fresh"))
    #expect(server.requests == 1)
  }

  @Test func `one who is gone already does not wait`() async {
    let gone = Task { [refresher, clock] in
      await until { Task.isCancelled }
      let user = UserAuthorization(accessToken: Secret("stale"), refreshToken: Secret("refresh-1"))
      return await failure { () throws(RESTError) in
        try await refresher.grant(for: user, refused: user.accessToken, deadline: clock.now + .seconds(4))
      }
    }
    gone.cancel()
    #expect(await gone.value == .transport(.cancelled))
    await until { server.requests == 1 }
    server.answer(200, RESTFixture.grant("fresh", "refresh-2"))
  }

  @Test func `a token is used no longer than it lives`() async {
    let first = ask()
    await until { server.requests == 1 }
    server.answer(200, RESTFixture.grant("fresh", "refresh-2", life: 600))
    #expect(await first.value == .success("fresh"))
    clock.advance(by: .seconds(600))
    let next = ask()
    await until { server.requests == 2 }
    server.answer(200, RESTFixture.grant("fresher", "refresh-3"))
    #expect(await next.value == .success("fresher"))
  }
}
