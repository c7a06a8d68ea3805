import Bitrix24
import Bitrix24REST
import Customers
import HTTPMessage
import Synchronization

/// Asks portals about customers, and keeps what they answer until the page in the browser fetches it.
///
/// The question starts with the POST that opens a card, so that the answer is often there when the page asks for it.
package final class CustomerService: Sendable {
  private let rest: RESTService
  private let limit: ConcurrencyLimit
  private let names: PortalCache<PortalNames>
  private let tickets: PrefetchStore
  private let options: Options
  private let moved: @Sendable (_ to: PortalAddress, _ from: PortalAddress) -> RESTEndpoint?
  private let confirmed: @Sendable (PortalAddress) -> Void
  private let clock: @Sendable () -> Int

  /// - Parameters:
  ///   - moved: where a portal is asked that says to be found at another address than the one before.
  ///   - confirmed: a portal has answered to a card's token, at its verified address.
  ///   - previous: the one whose place it takes: what that has parked, learnt and running counts for both.
  ///   - clock: seconds since 1970-01-01T00:00:00Z.
  ///   - onUnused: an answer that nobody fetched, with what the log shall say about it.
  package init(
    rest: RESTService, options: Options,
    moved: @escaping @Sendable (_ to: PortalAddress, _ from: PortalAddress) -> RESTEndpoint? = { _, _ in nil },
    confirmed: @escaping @Sendable (PortalAddress) -> Void = { _ in }, succeeding previous: CustomerService? = nil,
    clock: @escaping @Sendable () -> Int, onUnused: @escaping @Sendable ([Fact]) -> Void
  ) {
    self.rest = rest
    self.options = options
    self.moved = moved
    self.confirmed = confirmed
    self.clock = clock
    limit = previous?.limit ?? ConcurrencyLimit(maximum: options.maximumInFlight)
    names = previous?.names ?? PortalCache(lifetime: .seconds(3600))
    tickets = previous?.tickets ?? PrefetchStore(maximum: options.maximumTickets, onUnused: onUnused)
    limit.allow(options.maximumInFlight)
    tickets.allow(options.maximumTickets)
  }

  package var usage: Usage {
    var usage = Usage()
    usage.running = limit.running
    usage.maximumRunning = options.maximumInFlight
    usage.tickets = tickets.count
    usage.maximumTickets = options.maximumTickets
    return usage
  }

  /// Starts the question for a card.
  ///
  /// - Parameters:
  ///   - isProven: whether the caller has shown the right application token.
  ///   - client: where the POST came from.
  ///   - requestID: of the POST, for the log.
  /// - Returns: the ticket for the answer, or `nil` where there is none to be had: then the page asks by itself.
  func start(
    _ call: PlacementCall, at portal: RESTEndpoint, isAuthenticated: Bool, from client: ClientAddress, requestID: String
  ) -> Secret? {
    guard options.asksEarly, let token = call.accessToken, let session = call.applicationSID,
      let slot = try? limit.start(
        at: portal.address, as: caller(with: token, at: portal, isAuthenticated: isAuthenticated, from: client))
    else { return nil }
    let deadline = ContinuousClock.Instant.now + options.timeout
    // Both keep it for as long as the portal takes.
    let call = call.condensed
    return tickets.issue(.init(call: call, session: session, isAuthenticated: isAuthenticated, requestID: requestID)) {
      Task { await self.ask(call, about: nil, at: portal, holding: slot, until: deadline) }
    }
  }

  /// What a ticket stood for, and the question whose answer it is for.
  ///
  /// An object, since all of it is kept by every card that waits.
  final class Redemption: Sendable {
    fileprivate let entry: PrefetchStore.Entry
    /// Who it is of several, as the operator has chosen.
    let chosen: CRMItem?
    private let task: Task<Reply, Never>

    fileprivate init(_ entry: PrefetchStore.Entry, about chosen: CRMItem?, _ task: Task<Reply, Never>) {
      self.entry = entry
      self.chosen = chosen
      self.task = task
    }

    var call: PlacementCall { entry.call }

    /// The answer, when it is there. Cancelling the task gives the question up.
    var reply: Reply {
      get async {
        await withTaskCancellationHandler {
          await task.value
        } onCancel: {
          task.cancel()
        }
      }
    }
  }

  /// Takes the answer of a ticket.
  ///
  /// - Parameters:
  ///   - chosen: who it is of several.
  ///   - client: who redeems it.
  ///   - endpoint: where the portal is asked, if the card would still be served.
  /// - Returns: `nil` where the ticket is unknown, used or too old, or somebody else's.
  func redeem(
    _ ticket: Secret, portal: PortalAddress, session: Secret, about chosen: CRMItem?,
    from client: ClientAddress, endpoint: (PlacementCall) -> RESTEndpoint?
  ) -> Redemption? {
    guard let entry = tickets.take(ticket, portal: portal, session: session) else { return nil }
    guard let endpoint = endpoint(entry.call) else {
      entry.task?.cancel()
      return nil
    }
    if chosen != nil { entry.task?.cancel() }
    let parked = chosen == nil ? entry.task : nil
    let (call, isAuthenticated) = (entry.call, entry.isAuthenticated)
    let task =
      parked
      ?? Task { await self.ask(call, about: chosen, at: endpoint, isAuthenticated: isAuthenticated, from: client) }
    return Redemption(entry, about: chosen, task)
  }

  /// A ticket to ask once more, where there is a reason to.
  func reissue(_ redemption: Redemption, after reply: Reply) -> Secret? {
    reply.invitesAnother ? tickets.reissue(redemption.entry) : nil
  }

  /// Asks now, with the token of the call.
  ///
  /// - Parameters:
  ///   - chosen: who it is of several.
  ///   - isProven: whether the card was opened with the right application token.
  ///   - client: who asks.
  func ask(
    _ call: PlacementCall, about chosen: CRMItem?, at portal: RESTEndpoint, isAuthenticated: Bool = false,
    from client: ClientAddress
  ) async -> Reply {
    guard let token = call.accessToken else { return Reply(outcome: .failed(.invalidToken)) }
    do throws(RateLimitError) {
      let slot = try limit.start(
        at: portal.address, as: caller(with: token, at: portal, isAuthenticated: isAuthenticated, from: client))
      return await ask(call, about: chosen, at: portal, holding: slot, until: .now + options.timeout)
    } catch {
      return Reply(outcome: .busy(error))
    }
  }

  /// Asks a portal something else for a page of it, with the token of the call.
  ///
  /// - Returns: `nil` where there is no answer; `facts` say why.
  func batch(
    _ batch: Batch, for call: PlacementCall, at portal: RESTEndpoint, from client: ClientAddress, facts: inout [Fact]
  ) async -> BatchAnswer? {
    guard let token = call.accessToken else {
      facts.append(Fact("rest_error", RESTError.invalidToken.logCode))
      return nil
    }
    let slot: ConcurrencyLimit.Slot
    do throws(RateLimitError) {
      slot = try limit.start(
        at: portal.address, as: caller(with: token, at: portal, isAuthenticated: false, from: client))
    } catch {
      facts.append(Fact("reason", error.rawValue))
      return nil
    }
    defer { slot.end() }
    let client = rest.client(
      for: portal, user: UserAuthorization(accessToken: token), deadline: .now + options.timeout)
    defer { facts += client.statistics.facts }
    do throws(RESTError) {
      let answer = try await client.batch(batch)
      confirm(portal, by: client)
      return answer
    } catch {
      facts.append(Fact("rest_error", error.logCode))
      return nil
    }
  }

  /// Does something else at a portal for its operator, with the token of the call.
  ///
  /// - Returns: what came of it, also where the portal was not asked.
  func act(
    for call: PlacementCall, at portal: RESTEndpoint, from client: ClientAddress,
    until deadline: ContinuousClock.Instant,
    _ body: (RESTClient) async throws(RESTError) -> (ActionResult, RESTError?)
  ) async -> ActionService.Reply {
    guard let token = call.accessToken else { return ActionService.Reply(result: .freshAuth) }
    let slot: ConcurrencyLimit.Slot
    do throws(RateLimitError) {
      slot = try limit.start(
        at: portal.address, as: caller(with: token, at: portal, isAuthenticated: false, from: client))
    } catch {
      return ActionService.Reply(result: .busy, refusal: error)
    }
    defer { slot.end() }
    let client = rest.client(for: portal, user: UserAuthorization(accessToken: token), deadline: deadline) {
      [moved] in moved($0, portal.address)
    }
    do throws(RESTError) {
      let (result, error) = try await body(client)
      confirm(portal, by: client)
      return ActionService.Reply(result: result, statistics: client.statistics, error: error)
    } catch {
      return ActionService.Reply(result: ActionResult(error), statistics: client.statistics, error: error)
    }
  }

  /// Notes that a portal has answered to a token. Where there was nothing to ask, as without a number, none was sent.
  private func confirm(_ portal: RESTEndpoint, by client: RESTClient) {
    if client.statistics.calls > 0 { confirmed(portal.address) }
  }

  private func caller(
    with token: Secret, at portal: RESTEndpoint, isAuthenticated: Bool, from client: ClientAddress
  ) -> ConcurrencyLimit.Caller {
    isAuthenticated || rest.hasAccepted(token, at: portal.address) ? .proven : .stranger(client)
  }

  private func ask(
    _ call: PlacementCall, about chosen: CRMItem?, at portal: RESTEndpoint, holding slot: ConcurrencyLimit.Slot,
    until deadline: ContinuousClock.Instant
  ) async -> Reply {
    defer { slot.end() }
    guard let inquiry = inquiry(call, at: portal, until: deadline) else {
      return Reply(outcome: .failed(.invalidToken))
    }
    do throws(RESTError) {
      let customer = try await inquiry.customer(
        Self.question(call, about: chosen), as: chosen == nil ? .linked : .chosen)
      confirm(portal, by: inquiry.client)
      return Reply(outcome: .customer(customer), statistics: inquiry.client.statistics)
    } catch {
      return Reply(outcome: .failed(error), statistics: inquiry.client.statistics)
    }
  }

  // Not inlined, like the next one: every card that waits would keep the room for what they compute.
  @inline(never)
  private func inquiry(
    _ call: PlacementCall, at portal: RESTEndpoint, until deadline: ContinuousClock.Instant
  ) -> CustomerLookup? {
    guard let token = call.accessToken else { return nil }
    let user = UserAuthorization(
      accessToken: token, refreshToken: call.refreshToken, serverEndpoint: call.serverEndpoint)
    let client = rest.client(for: portal, user: user, deadline: deadline) { [moved] in moved($0, portal.address) }
    return CustomerLookup(client: client, portal: portal.address, names: names, now: clock())
  }

  @inline(never)
  private static func question(_ call: PlacementCall, about chosen: CRMItem?) -> CustomerQuery {
    let context = CallContext(call.options)
    return CustomerQuery(items: chosen.map { [$0] } ?? context.items, phone: context.phone)
  }
}
