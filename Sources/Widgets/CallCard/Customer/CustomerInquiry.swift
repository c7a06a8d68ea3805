import Bitrix24

/// One look at a customer: at most two requests to the portal.
struct CustomerInquiry: Sendable {
  let client: RESTClient
  let portal: PortalAddress
  let names: PortalCache<PortalNames>
  /// Seconds since 1970-01-01T00:00:00Z.
  let now: Int

  private static let namesKey = "names"

  /// Asks about the items of the question, or about whoever has the number.
  ///
  /// - Parameter identity: how the items are known.
  func customer(
    _ question: CustomerQuestion, as identity: Customer.Identity = .linked
  ) async throws(RESTError) -> Customer {
    let known = names.value(Self.namesKey, of: portal) ?? PortalNames()
    let batch = question.batch(since: since, names: known)
    if batch.isEmpty { return Customer(identity: .unknown, profiles: [], deals: .none, history: .none) }
    return try await customer(question, client.batch(batch), known, as: identity)
  }

  private func customer(
    _ question: CustomerQuestion, _ answer: BatchAnswer, _ known: PortalNames, as identity: Customer.Identity
  ) async throws(RESTError) -> Customer {
    var known = known
    remember(answer, in: &known)
    guard question.items.isEmpty else {
      return try await customer(question, answer, &known, as: identity)
    }

    let found = CustomerQuestion(items: CustomerReader.found(answer), phone: question.phone)
    switch found.items.count {
    case 0:
      let reader = CustomerReader(question: question, answer: answer, names: known, now: now)
      return reader.customer(answer.value("found") == nil && answer.value("matched") == nil ? .undisclosed : .unknown)
    case 1:
      let answer = try await client.batch(found.batch(since: since, names: known))
      remember(answer, in: &known)
      return CustomerReader(question: found, answer: answer, names: known, now: now).customer(.probable)
    default:
      let answer = try await client.batch(found.choice)
      remember(answer, in: &known)
      return CustomerReader(question: found, answer: answer, names: known, now: now).customer(.several)
    }
  }

  /// The second request of a linked customer asks for the stages of pipelines that are not known yet; without them the
  /// customer is as good.
  private func customer(
    _ question: CustomerQuestion, _ answer: BatchAnswer, _ known: inout PortalNames, as identity: Customer.Identity
  ) async throws(RESTError) -> Customer {
    let reader = CustomerReader(question: question, answer: answer, names: known, now: now)
    let missing = reader.missingStages
    guard !missing.isEmpty else { return reader.customer(identity) }
    var batch = Batch()
    for kind in missing { batch.append(kind.commandName, kind.command) }
    if let stages = try? await client.batch(batch) { remember(stages, in: &known) }
    return CustomerReader(question: question, answer: answer, names: known, now: now).customer(identity)
  }

  /// Keeps the names that came for the cards of all users of the portal.
  private func remember(_ answer: BatchAnswer, in known: inout PortalNames) {
    var new = known
    new.add(answer)
    guard new != known else { return }
    known = new
    // Another card may have learnt others meanwhile.
    new.merge(names.value(Self.namesKey, of: portal) ?? PortalNames())
    names.keep(new, as: Self.namesKey, of: portal, bytes: new.cost)
  }

  /// The chart's first day.
  private var since: String { PortalTime.date(ofDay: now / 86_400 - CustomerQuestion.days) }
}
