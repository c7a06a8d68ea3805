import Bitrix24

/// Calls methods of one portal with the rights of one user, until a deadline.
///
/// Repeats a call where that helps and cannot do harm, each way once: after a pause where the portal takes no more
/// requests for a moment, with a fresh token where the token has expired, at another registered address of the portal
/// where it has moved. In all three the portal has not run the call.
package final class RESTClient: Sendable {
  /// The most bytes of an answer.
  package static let maximumBytes = 1 << 20

  /// Portals count its working time as that of any other method.
  private static let batchMethod = "batch"

  private let service: RESTService
  private let exchange: RESTExchange

  init(_ service: RESTService, _ exchange: RESTExchange) {
    self.service = service
    self.exchange = exchange
  }

  /// The portal's address, which may change when it says to be found at another.
  package var portal: PortalAddress { exchange.portal.address }

  /// How the portal is asked by now, and with which token.
  package var authorization: (portal: RESTEndpoint, token: Secret) { (exchange.portal, exchange.token) }

  /// When all of it has to be done, by the clock of ``RESTService``.
  package var deadline: ContinuousClock.Instant { exchange.deadline }

  /// What the calls have cost up to now.
  package var statistics: RESTStatistics { exchange.statistics }

  /// Calls one method.
  ///
  /// - Throws: ``RESTError/unreadable`` also for what is no answer of the method.
  package func call<Method: RESTMethod>(_ call: Method) async throws(RESTError) -> Method.Output {
    let result = try await result(of: Method.name, form: call.form)
    guard let output = Method.decode(result) else { throw .unreadable }
    return output
  }

  /// The portal's id of the user. The portal is asked once for each token, as long as that lives.
  package func userID() async throws(RESTError) -> Int {
    let (portal, token) = authorization
    if let user = service.tokens.owner(of: token, at: portal.address) { return user }
    guard let user = try await call(GetProfile()).id.flatMap({ Int($0) }), user > 0 else { throw .unreadable }
    // Which may have been refreshed, or sent to another address, by the call.
    let (endpoint, sent) = authorization
    service.tokens.setOwner(user, of: sent, at: endpoint.address)
    return user
  }

  private func result(of method: String, form: (Secret) -> [UInt8]) async throws(RESTError) -> JSONValue {
    if let resetAt = reset(of: method) { throw .operationTimeLimit(resetAt: resetAt) }
    do throws(RESTError) {
      return try await exchange.send("/rest/\(method).json", form: form) { $0.value }
    } catch {
      remember(error, of: method)
      throw error
    }
  }

  /// Runs a batch. That single commands fail does not make it throw: see ``BatchAnswer``.
  ///
  /// Commands whose method the portal has blocked for its working time are not sent, nor are those that depend on them.
  package func batch(_ batch: Batch) async throws(RESTError) -> BatchAnswer {
    if let resetAt = reset(of: Self.batchMethod) { throw .operationTimeLimit(resetAt: resetAt) }
    let blocked = blockedCommands(of: batch)
    let sent = batch.without(notSent(batch, blocked: Set(blocked.keys)))
    if sent.isEmpty {
      if let error = Self.refusal(blocked) { throw error }
      return BatchAnswer()
    }
    var answer = try await send(sent)
    note(&answer, to: batch, blocked: blocked)
    exchange.note(answer.failures)
    return answer
  }

  /// Remembers what the portal blocks by now, and tells what was not sent for that.
  private func note(_ answer: inout BatchAnswer, to batch: Batch, blocked: [String: ContinuousClock.Instant]) {
    for entry in batch.entries {
      if let resetAt = blocked[entry.name] {
        answer.fail(entry.name, entry.method, with: .operationTimeLimit(resetAt: resetAt))
      } else if let error = answer.outcome(entry.name).error {
        remember(error, of: entry.method)
      }
    }
  }

  /// Why nothing is sent, if it is for blocked commands.
  private static func refusal(_ blocked: [String: ContinuousClock.Instant]) -> RESTError? {
    blocked.values.max().map { .operationTimeLimit(resetAt: $0) }
  }

  private func send(_ batch: Batch) async throws(RESTError) -> BatchAnswer {
    do throws(RESTError) {
      return try await exchange.send("/rest/\(Self.batchMethod).json", form: batch.form) {
        [service] answer throws(RESTError) in
        let answer = BatchAnswer(answer, to: batch, now: service.clock.now)
        if answer.isWorthRepeating(batch) { throw .expiredToken }
        return answer
      }
    } catch {
      remember(error, of: Self.batchMethod)
      throw error
    }
  }

  private func reset(of method: String) -> ContinuousClock.Instant? {
    service.blockedMethods.reset(of: method, at: exchange.portal.address)
  }

  private func remember(_ error: RESTError, of method: String) {
    guard case .operationTimeLimit(let resetAt) = error else { return }
    service.blockedMethods.block(method, at: exchange.portal.address, until: resetAt)
  }

  private func blockedCommands(of batch: Batch) -> [String: ContinuousClock.Instant] {
    batch.entries.reduce(into: [:]) { $0[$1.name] = reset(of: $1.method) }
  }

  private func notSent(_ batch: Batch, blocked: Set<String>) -> Set<String> {
    // A batch that ends at the first error would end there.
    if batch.halts { return Set(batch.entries.map(\.name).drop { !blocked.contains($0) }) }
    return batch.dependents(on: blocked)
  }
}
