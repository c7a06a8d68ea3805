import Bitrix24
import Bitrix24REST
import HTTPMessage
import PortalStore
import Synchronization

/// Runs actions, each attempt by the same rules:
///
/// - The first attempt performs. A later one looks first: what is found is the result. What cannot be looked for, or is
///   not there though the portal may still work on it, is ``ActionResult/unknown``. Only a clean "not there" performs.
///   What is idempotent is performed each time.
/// - An action runs to its end or to its deadline, whether or not anybody waits for the answer.
/// - Two requests of one form at once are one: the second waits for what the first one comes to.
package final class ActionService: Sendable {
  /// What came of a request.
  struct Reply: Sendable {
    var result: ActionResult
    var statistics = RESTStatistics()
    /// Why, for the log.
    var error: RESTError?
    var refusal: RateLimitError?
  }

  /// Who sends which form. Whoever comes with another token, or to another portal, has another one.
  private struct Key: Hashable {
    let id: String
    let action: ActionName
    let portal: PortalAddress
    let token: SHA256Digest
  }

  private struct Running {
    /// Of the action's own fields.
    let digest: SHA256Digest
    let task: Task<Reply, Never>
  }

  private struct State {
    var running: [Key: Running] = [:]
    /// What runs without a page, by numbers of its own.
    var unattended: [Int: Task<Void, Never>] = [:]
    var lastNumber = 0
    /// Until when the portal may still work on what this process has sent, by the last attempt that wrote.
    var unsettled: [Key: ContinuousClock.Instant] = [:]
  }

  /// Those that run, whichever configuration they began with.
  private final class Register: Sendable {
    let state = Mutex(State())

    func isUnsettled(_ key: Key) -> Bool {
      state.withLock { $0.unsettled[key].map { $0 > .now } ?? false }
    }

    func note(_ result: ActionResult, of key: Key) {
      state.withLock { state in
        state.unsettled = state.unsettled.filter { $0.value > .now }
        state.unsettled[key] = result == .unknown ? .now + .seconds(Attempt.settlingTime) : nil
      }
    }
  }

  private let clients: PortalClients
  private let register: Register
  /// From the start of an action until its answer.
  package let timeout: Duration

  /// - Parameters:
  ///   - timeout: from the start of an action until its answer.
  ///   - previous: the one whose place it takes: what runs there is known here.
  package init(_ clients: PortalClients, timeout: Duration, succeeding previous: ActionService? = nil) {
    self.clients = clients
    self.timeout = timeout
    register = previous?.register ?? Register()
  }

  /// Whether any action runs, also one whose page is gone.
  package var isRunning: Bool { register.state.withLock { !$0.running.isEmpty || !$0.unattended.isEmpty } }

  /// Returns when no action runs, also none whose page is gone.
  package func finish() async {
    while let task = register.state.withLock({ $0.running.values.first?.task }) { _ = await task.value }
    while let task = register.state.withLock({ $0.unattended.values.first }) { await task.value }
  }

  /// Starts what no page waits for: what a portal's server has told makes it due. It counts as an action, with its
  /// limits and its deadline.
  ///
  /// - Parameters:
  ///   - token: whose rights it has.
  ///   - isAuthenticated: whether the application token came with it.
  ///   - body: does it, and tells what came of it.
  /// - Throws: which limit is reached; then nothing is started.
  package func start(
    with token: Secret, at portal: RESTEndpoint, isAuthenticated: Bool, from client: ClientAddress,
    _ body: @escaping @Sendable (RESTClient) async -> Void
  ) throws(RateLimitError) {
    start(
      with: token, at: portal,
      holding: try clients.permit(for: token, at: portal, isAuthenticated: isAuthenticated, from: client), body)
  }

  /// Starts what no page waits for with the rights of a client that has asked the portal for a page. It has limits and a
  /// deadline of its own. Where a limit is reached, or the portal has not accepted the client's token, nothing is
  /// started.
  package func start(continuing client: RESTClient, _ body: @escaping @Sendable (RESTClient) async -> Void) {
    guard let permit = clients.permit(continuing: client) else { return }
    let (portal, token) = client.authorization
    start(with: token, at: portal, holding: permit, body)
  }

  private func start(
    with token: Secret, at portal: RESTEndpoint, holding permit: ConcurrencyLimit.Permit,
    _ body: @escaping @Sendable (RESTClient) async -> Void
  ) {
    register.state.withLock { state in
      state.lastNumber += 1
      let number = state.lastNumber
      state.unattended[number] = Task { [clients, register, timeout] in
        _ = await clients.run(
          as: UserAuthorization(accessToken: token), at: portal, holding: permit, until: .now + timeout, body)
        register.state.withLock { $0.unattended[number] = nil }
      }
    }
  }

  /// What the log and the page are told of a request, once its action has come to an end.
  ///
  /// Cancelling the task that waits cancels nothing: a page that is gone has sent what its operator wrote.
  func run<Kind: Action>(
    _ action: Kind, _ attempt: Attempt, _ fields: FormFields, of call: PlacementCall, at portal: RESTEndpoint,
    from client: ClientAddress
  ) async -> Reply {
    let form: Kind.Form
    do throws(InvalidForm) {
      form = try action.form(fields, of: call)
    } catch {
      return Reply(result: .invalid([error]))
    }
    guard let token = call.accessToken else { return Reply(result: .freshAuth) }
    let key = Key(id: attempt.id, action: action.name, portal: portal.address, token: token.digest)
    let digest = Self.digest(fields)
    let (task, isSame) = register.state.withLock { state in
      if let other = state.running[key] { return (other.task, other.digest == digest) }
      let task = Task { [clients, register, timeout] in
        defer { register.state.withLock { $0.running[key] = nil } }
        return await Self.reply(token, at: portal, from: client, within: timeout, by: clients) {
          portal throws(RESTError) in
          try await Self.outcome(of: action, form, attempt, call, on: portal, register, key)
        }
      }
      state.running[key] = Running(digest: digest, task: task)
      return (task, true)
    }
    return isSame ? await task.value : Reply(result: .invalid([InvalidForm("ACTION_ID", .malformed)]))
  }

  /// Acts with the operator's own token, which only the page may renew.
  private static func reply(
    _ token: Secret, at portal: RESTEndpoint, from client: ClientAddress, within timeout: Duration,
    by clients: PortalClients, _ body: (RESTClient) async throws(RESTError) -> (ActionResult, RESTError?)
  ) async -> Reply {
    let deadline = ContinuousClock.Instant.now + timeout
    let permit: ConcurrencyLimit.Permit
    do throws(RateLimitError) {
      permit = try clients.permit(for: token, at: portal, isAuthenticated: false, from: client)
    } catch {
      return Reply(result: .busy, refusal: error)
    }
    let (outcome, statistics) = await clients.run(
      as: UserAuthorization(accessToken: token), at: portal, holding: permit, until: deadline, body)
    switch outcome {
    case .success(let (result, error)): return Reply(result: result, statistics: statistics, error: error)
    case .failure(let error): return Reply(result: ActionResult(error), statistics: statistics, error: error)
    }
  }

  /// - Returns: the result, and why it is not known where it is not.
  private static func outcome<Kind: Action>(
    of action: Kind, _ form: Kind.Form, _ attempt: Attempt, _ call: PlacementCall, on portal: RESTClient,
    _ register: Register, _ key: Key
  ) async throws(RESTError) -> (ActionResult, RESTError?) {
    // The page counts; what this process has sent itself, it knows besides.
    let isUnsettled = register.isUnsettled(key)
    if !(action is any IdempotentAction), attempt.number > 1 || isUnsettled {
      do throws(RESTError) {
        if let found = try await action.find(form, attempt, of: call, on: portal) { return (found, nil) }
      } catch {
        let result = ActionResult(error)
        if result == .freshAuth || result == .busy { throw error }
        return (.unknown, error)
      }
      if isUnsettled || attempt.age < Attempt.settlingTime { return (.unknown, nil) }
    }
    do throws(RESTError) {
      let result = try await action.perform(form, attempt, of: call, on: portal)
      register.note(result, of: key)
      return (result, nil)
    } catch {
      register.note(ActionResult(error), of: key)
      throw error
    }
  }

  /// Of all that makes two requests of one form the same: the action's own fields.
  private static func digest(_ fields: FormFields) -> SHA256Digest {
    let others = Set(PlacementCall.knownNames + ["ACTION", "ATTEMPT", "AGE", "UNFINISHED"])
    let own = fields.all.filter { !others.contains($0.name) }.map { "\($0.name.utf8.count) \($0.name)=\($0.value)" }
    return SHA256Digest(of: own.joined(separator: "&").utf8)
  }
}
