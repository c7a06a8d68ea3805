import Bitrix24
import Bitrix24REST
import HTTPMessage

/// Asks portals for the parts of pages, and keeps what they answer until the page in the browser fetches it.
///
/// The question of a prefetched part starts with the POST that opens the page, so that the answer is often there when
/// the page asks for it.
package final class PartService: Sendable {
  package let clients: PortalClients
  private let store: PrefetchStore
  private let options: Options

  /// - Parameters:
  ///   - previous: the one whose place it takes: what that has parked counts for both.
  ///   - onUnused: an answer that nobody fetched, with what is known of it.
  package init(
    _ clients: PortalClients, options: Options, succeeding previous: PartService? = nil,
    onUnused: @escaping @Sendable (RequestRecord) -> Void
  ) {
    self.clients = clients
    self.options = options
    store = previous?.store ?? PrefetchStore(maximum: options.maximumTickets, onUnused: onUnused)
    store.setLimit(options.maximumTickets)
  }

  /// What runs and what is kept, and how much of each may be.
  package var usage: Usage {
    Usage(
      running: clients.running, maximumRunning: clients.maximum, tickets: store.count,
      maximumTickets: options.maximumTickets)
  }

  /// How much is asked and kept, of how much may be.
  package struct Usage: Sendable {
    /// Questions and actions that run.
    package let running: Int
    package let maximumRunning: Int
    /// Answers that are kept or awaited.
    package let tickets: Int
    package let maximumTickets: Int
  }

  /// Starts the question of a page's part.
  ///
  /// - Parameters:
  ///   - isAuthenticated: whether the call has shown the right application token.
  ///   - client: where the POST came from.
  /// - Returns: the ticket for the answer, or `nil` where there is none to be had: then the page asks by itself.
  func prefetch(
    _ part: PlacedPart, of call: PlacementCall, at portal: RESTEndpoint, isAuthenticated: Bool,
    from client: ClientAddress
  ) -> Secret? {
    guard options.isPrefetching, let token = call.accessToken, let session = call.applicationSID,
      let permit = try? clients.permit(for: token, at: portal, isAuthenticated: isAuthenticated, from: client)
    else { return nil }
    let deadline = ContinuousClock.Instant.now + options.timeout
    // Both keep it for as long as the portal takes.
    let call = call.condensed
    let entry = PrefetchStore.Entry(part: part, call: call, session: session, isAuthenticated: isAuthenticated)
    return store.issue(entry) {
      Task { await self.load(part.part, FormFields(), of: call, at: portal, holding: permit, until: deadline) }
    }
  }

  /// What a ticket stood for, and the question whose answer it is for.
  ///
  /// An object, since all of it is kept by every page that waits.
  final class Redemption: Sendable {
    fileprivate let entry: PrefetchStore.Entry
    private let task: Task<PartReply, Never>

    fileprivate init(_ entry: PrefetchStore.Entry, _ task: Task<PartReply, Never>) {
      self.entry = entry
      self.task = task
    }

    var call: PlacementCall { entry.call }
    var part: PlacedPart { entry.part }

    /// The answer, when it is there. Cancelling the task gives the question up.
    var reply: PartReply {
      get async {
        await withTaskCancellationHandler {
          await task.value
        } onCancel: {
          task.cancel()
        }
      }
    }
  }

  /// Takes the answer that a ticket stands for. A question with fields of its own is another one, and asked now.
  ///
  /// - Parameters:
  ///   - name: of the part that is asked for.
  ///   - fields: the part's own.
  ///   - client: who redeems it.
  ///   - endpoint: where the portal is asked, if the page would still be served.
  /// - Returns: `nil` where the ticket is unknown, used, too old, or for something else.
  func redeem(
    _ ticket: Secret, for name: String, portal: PortalAddress, session: Secret, _ fields: FormFields,
    from client: ClientAddress, endpoint: (PlacementCall) -> RESTEndpoint?
  ) -> Redemption? {
    guard let entry = store.take(ticket, for: name, portal: portal, session: session) else { return nil }
    guard let endpoint = endpoint(entry.call) else {
      entry.task?.cancel()
      return nil
    }
    let part = entry.part.part
    if let parked = entry.task, part.asksTheSame(fields) { return Redemption(entry, parked) }
    entry.task?.cancel()
    let (call, isAuthenticated) = (entry.call, entry.isAuthenticated)
    return Redemption(
      entry,
      Task { await self.load(part, fields, of: call, at: endpoint, isAuthenticated: isAuthenticated, from: client) })
  }

  /// A ticket to ask once more, where there is a reason to.
  func reissue(_ redemption: Redemption, after reply: PartReply) -> Secret? {
    reply.isRepeatable ? store.reissue(redemption.entry) : nil
  }

  /// Asks now, with the token of the call.
  ///
  /// - Parameters:
  ///   - fields: the part's own.
  ///   - isAuthenticated: whether the page was opened with the right application token.
  ///   - client: who asks.
  func load<P: Part>(
    _ part: P, _ fields: FormFields, of call: PlacementCall, at portal: RESTEndpoint, isAuthenticated: Bool = false,
    from client: ClientAddress
  ) async -> PartReply {
    guard let token = call.accessToken else {
      return PartReply(of: part, to: part.query(fields), of: call, .failed(.invalidToken))
    }
    do throws(RateLimitError) {
      if part.yieldsToOthers, 2 * clients.running >= clients.maximum { throw .full }
      let permit = try clients.permit(for: token, at: portal, isAuthenticated: isAuthenticated, from: client)
      return await load(part, fields, of: call, at: portal, holding: permit, until: .now + options.timeout)
    } catch {
      return PartReply(of: part, to: part.query(fields), of: call, .busy(error))
    }
  }

  private func load<P: Part>(
    _ part: P, _ fields: FormFields, of call: PlacementCall, at portal: RESTEndpoint,
    holding permit: ConcurrencyLimit.Permit, until deadline: ContinuousClock.Instant
  ) async -> PartReply {
    let query = part.query(fields)
    guard let user = call.userAuthorization else {
      permit.end()
      return PartReply(of: part, to: query, of: call, .failed(.invalidToken))
    }
    let (result, statistics) = await clients.run(as: user, at: portal, holding: permit, until: deadline) {
      client throws(RESTError) in
      try await part.load(query, of: call, from: client)
    }
    return PartReply(of: part, to: query, of: call, PartOutcome(result), statistics)
  }
}

extension PartOutcome {
  fileprivate init(_ result: Result<Value, RESTError>) {
    switch result {
    case .success(let value): self = .value(value)
    case .failure(let error): self = .failed(error)
    }
  }
}

extension Part {
  /// Whether a request with these fields asks what the page has asked already.
  fileprivate func asksTheSame(_ fields: FormFields) -> Bool { query(fields) == query(FormFields()) }
}

extension PlacementCall {
  /// The operator's token, with what it takes to renew it.
  fileprivate var userAuthorization: UserAuthorization? {
    accessToken.map { UserAuthorization(accessToken: $0, refreshToken: refreshToken, serverEndpoint: serverEndpoint) }
  }
}
