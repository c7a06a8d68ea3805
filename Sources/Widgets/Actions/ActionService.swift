import Bitrix24
import Bitrix24REST
import HTTPMessage
import PortalStore
import Synchronization

/// Runs actions, each attempt by the same rules:
///
/// - The first attempt performs. A later one looks first: what is found is the result. What cannot be looked for, or is
///   not there though the portal may still work on it, is ``ActionResult/unknown``. Only a clean "not there" performs.
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
    let fields: [String]
    let task: Task<Reply, Never>
  }

  /// Those that run, whichever configuration they began with.
  private final class Register: Sendable {
    let running = Mutex<[Key: Running]>([:])
  }

  private let customers: CustomerService
  private let register: Register
  /// From the arrival of a request until its answer.
  package let timeout: Duration

  /// - Parameters:
  ///   - customers: by whose connections and limits portals are asked.
  ///   - timeout: from the arrival of a request until its answer.
  ///   - previous: the one whose place it takes: what runs there is known here.
  package init(_ customers: CustomerService, timeout: Duration, succeeding previous: ActionService? = nil) {
    self.customers = customers
    self.timeout = timeout
    register = previous?.register ?? Register()
  }

  /// Returns when no action runs, also none whose page is gone.
  package func finish() async {
    while let task = register.running.withLock({ $0.values.first?.task }) { _ = await task.value }
  }

  /// What the log and the page are told of a request, once its action has come to an end.
  ///
  /// Cancelling the task that waits cancels nothing: a page that is gone has sent what its operator wrote.
  func run(
    _ action: any Action, _ attempt: Attempt, _ fields: FormFields, of call: PlacementCall, at portal: RESTEndpoint,
    from client: ClientAddress
  ) async -> Reply {
    await perform(action, attempt, fields, of: call, at: portal, from: client)
  }

  private func perform<Kind: Action>(
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
    let compared = Self.compared(fields)
    let (task, isSame) = register.running.withLock { running in
      if let other = running[key] { return (other.task, other.fields == compared) }
      let task = Task { [customers, register, timeout] in
        defer { register.running.withLock { $0[key] = nil } }
        return await customers.act(for: call, at: portal, from: client, until: .now + timeout) {
          portal throws(RESTError) in
          try await Self.outcome(of: action, form, attempt, call, on: portal)
        }
      }
      running[key] = Running(fields: compared, task: task)
      return (task, true)
    }
    return isSame ? await task.value : Reply(result: .invalid([InvalidForm("ACTION_ID", .malformed)]))
  }

  private static func outcome<Kind: Action>(
    of action: Kind, _ form: Kind.Form, _ attempt: Attempt, _ call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    if attempt.number > 1 {
      do throws(RESTError) {
        if let found = try await action.find(form, attempt, of: call, on: portal) { return found }
      } catch {
        let result = ActionResult(error)
        if result == .freshAuth || result == .busy { throw error }
        return .unknown
      }
      if attempt.age < Attempt.settlingTime { return .unknown }
    }
    return try await action.perform(form, attempt, of: call, on: portal)
  }

  /// All that makes two requests of one form the same.
  private static func compared(_ fields: FormFields) -> [String] {
    fields.all.filter { !["ATTEMPT", "AGE", "AUTH_ID"].contains($0.name) }.map { "\($0.name)=\($0.value)" }
  }
}
