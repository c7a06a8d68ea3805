import Bitrix24
import Bitrix24REST
import HTTPMessage
import PortalStore

extension Site {
  /// The fragment about the customer, as the page in the browser asks for it: with a ticket, or with the call and a
  /// token.
  ///
  /// - Throws: what is wrong with the request. Whatever the portal does, there is a fragment.
  func customer(
    _ form: FormFields, at customers: CustomerService, from client: ClientAddress, facts: inout [Fact]
  ) async throws(RequestError) -> Response {
    // Anything but an item is as good as none: then the operator chooses anew.
    let chosen = form.bytes("ITEM").flatMap { CRMItem(name: String(decoding: $0, as: UTF8.self)) }
    if let ticket = form.bytes("TICKET") {
      let ticket = Secret(String(decoding: ticket, as: UTF8.self))
      return try await redeem(ticket, about: chosen, form, at: customers, from: client, facts: &facts)
    }
    return try await ask(form, about: chosen, at: customers, from: client, facts: &facts)
  }

  private func ask(
    _ form: FormFields, about chosen: CRMItem?, at customers: CustomerService, from client: ClientAddress,
    facts: inout [Fact]
  ) async throws(RequestError) -> Response {
    let call = try Self.call(form)
    facts = call.facts
    let reply = await customers.ask(call, about: chosen, at: try endpoint(for: call, part: .customer), from: client)
    facts = call.customerFacts(reply)
    return layout.fragment(CustomerFragment(call: call, reply: reply, chosen: chosen, ticket: nil).html)
  }

  private func redeem(
    _ ticket: Secret, about chosen: CRMItem?, _ form: FormFields, at customers: CustomerService,
    from client: ClientAddress,
    facts: inout [Fact]
  ) async throws(RequestError) -> Response {
    guard let redemption = try redemption(ticket, about: chosen, form, at: customers, from: client, facts: &facts)
    else {
      facts.append(Fact("reason", "ask_again"))
      return layout.fragment(
        "<section id=\"customer\" data-part=\"customer\" class=\"customer\" data-state=\"ask-again\"></section>\n")
    }
    return fragment(await redemption.reply, of: redemption, at: customers, facts: &facts)
  }

  // Not inlined, like the next one: every card that waits would keep the room for what they compute.
  @inline(never)
  private func redemption(
    _ ticket: Secret, about chosen: CRMItem?, _ form: FormFields, at customers: CustomerService,
    from client: ClientAddress,
    facts: inout [Fact]
  ) throws(RequestError) -> CustomerService.Redemption? {
    let frame: PlacementCall.Frame
    do throws(PlacementCallError) {
      frame = try PlacementCall.Frame(form)
    } catch {
      throw .badCall(error)
    }
    facts = [Fact("view", "customer"), Fact("portal", frame.portal.description)]
    let accessPolicy = options.accessPolicy
    return customers.redeem(ticket, portal: frame.portal, session: frame.session, about: chosen, from: client) { call in
      (try? accessPolicy.authorize(call))?.endpoint
    }
  }

  @inline(never)
  private func fragment(
    _ reply: CustomerService.Reply, of redemption: CustomerService.Redemption, at customers: CustomerService,
    facts: inout [Fact]
  ) -> Response {
    let call = redemption.call
    facts = call.customerFacts(reply)
    return layout.fragment(
      CustomerFragment(
        call: call, reply: reply, chosen: redemption.chosen, ticket: customers.reissue(redemption, after: reply)
      ).html)
  }
}

extension PlacementCall {
  /// What the log says about a question to the portal and its answer.
  func customerFacts(_ reply: CustomerService.Reply) -> [Fact] {
    var facts = facts
    facts.insert(Fact("view", "customer"), at: min(1, facts.count))
    facts += CallContext(options).facts.redacted(redactor)
    facts += reply.statistics.facts
    let failures = reply.statistics.failures.filter { !$0.error.isDenial && $0.error != .notFound }
    switch reply.outcome {
    case .customer(let customer):
      // Why a part of it is missing.
      let error = customer.failure ?? failures.first?.error
      if let error { facts.append(Fact("rest_error", error.logCode)) }
    case .failed(let error): facts.append(Fact("rest_error", error.logCode))
    case .busy(let refusal): facts.append(Fact("reason", refusal.rawValue))
    }
    if !failures.isEmpty { facts.append(Fact("rest_failed", failures.prefix(4).map(\.name).joined(separator: ","))) }
    return facts
  }
}

extension CommandFailure {
  /// `crm.item.get:operation_time_limit`
  fileprivate var name: String { "\(method):\(error.logCode)" }
}

extension RESTStatistics {
  /// What the log says about what portals were asked.
  var facts: [Fact] {
    let facts = [Fact("rest_calls", String(calls)), Fact("rest_ms", String(milliseconds: time))]
    return facts + (refreshError.map { [Fact("refresh_error", $0.logCode)] } ?? [])
  }
}

extension String {
  /// Milliseconds with one digit behind the point, as the log writes times.
  fileprivate init(milliseconds duration: Duration) {
    let tenths = Int((duration / .microseconds(100)).rounded())
    self = "\(tenths / 10).\(tenths % 10)"
  }
}
