import Bitrix24
import Bitrix24REST
import Localization

/// One look at a customer: at most two requests to the portal.
package struct CustomerLookup: Sendable {
  package let client: RESTClient
  let portal: PortalAddress
  let names: PortalCache<PortalNames>
  let language: Language
  /// Seconds since 1970-01-01T00:00:00Z.
  let now: Int

  /// - Parameters:
  ///   - portal: whose names are kept.
  ///   - language: the user's.
  ///   - now: seconds since 1970-01-01T00:00:00Z.
  package init(client: RESTClient, portal: PortalAddress, names: PortalCache<PortalNames>, language: Language, now: Int)
  {
    self.client = client
    self.portal = portal
    self.names = names
    self.language = language
    self.now = now
  }

  /// Asks about the items of the question, or about whoever has the number.
  ///
  /// - Parameters:
  ///   - identity: how the items are known.
  ///   - further: what is read of items beyond what always is, by the option that was asked for.
  /// - Throws: why the first request has no answer. Without an answer to the second, there is still a customer.
  package func customer(
    _ question: CustomerQuery, as identity: Customer.Identity = .linked,
    reading further: (JSONValue?) -> FurtherFields = { _ in FurtherFields() }
  ) async throws(RESTError) -> Customer {
    let known = names.names(at: portal, in: language)
    let firstDay = PortalTime.date(ofDay: now / 86_400 - question.extent.days)
    let batch = question.batch(since: firstDay, names: known)
    if batch.isEmpty { return Customer(identity: .unknown) }
    let answer = CustomerAnswer(commands: batch.commands, outcomes: try await client.batch(batch.batch))
    let option = answer.outcomes[batch.commands.option].value
    var customer = await customer(question, answer, known, as: identity, reading: further(option))
    customer.option = option
    customer.userOption = answer.outcomes[batch.commands.userOption].value
    customer.note = answer.outcomes[batch.commands.note].value.flatMap {
      Customer.note($0, readBy: answer.outcomes[batch.commands.profile].value)
    }
    return customer
  }

  private func customer(
    _ question: CustomerQuery, _ answer: CustomerAnswer, _ known: PortalNames, as identity: Customer.Identity,
    reading further: FurtherFields
  ) async -> Customer {
    var decoder =
      question.items.isEmpty
      ? decoder(ofSearch: answer, question, known) : decoder(of: question, answer, known)
    decoder.further = further
    let identity = question.items.isEmpty ? Self.identity(decoder.search) : identity
    let second = Self.second(decoder)
    guard !second.isEmpty else { return decoder.customer(identity) }
    do throws(RESTError) {
      let answer = CustomerAnswer(commands: second.commands, outcomes: try await client.batch(second.batch))
      return completed(decoder, by: answer).customer(identity)
    } catch {
      return Self.incomplete(decoder, identity, error)
    }
  }

  // Not inlined, like the next ones: every card that waits would keep the room for what they compute.
  @inline(never)
  private func decoder(of question: CustomerQuery, _ answer: CustomerAnswer, _ known: PortalNames) -> CustomerDecoder {
    CustomerDecoder(
      question: question, answer: answer, calls: answer, names: remember(answer, beside: known), now: now)
  }

  @inline(never)
  private func decoder(
    ofSearch answer: CustomerAnswer, _ question: CustomerQuery, _ known: PortalNames
  ) -> CustomerDecoder {
    let search = CustomerSearch(answer)
    return CustomerDecoder(
      question: CustomerQuery(items: search.items, phone: question.phone, question.extent), calls: answer,
      search: search, names: known,
      now: now)
  }

  private static func identity(_ search: CustomerSearch) -> Customer.Identity {
    switch search.items.count {
    case 0: search.isPartial ? .unsearched : search.isDenied ? .undisclosed : .unknown
    case 1: .probable
    default: .several
    }
  }

  /// What is to be asked after the first answer.
  @inline(never)
  private static func second(_ decoder: CustomerDecoder) -> CustomerBatch {
    var batch =
      decoder.search.items.isEmpty
      ? decoder.missing
      : decoder.question.batch(about: decoder.search, calls: decoder.callRecords.rows ?? [], names: decoder.names)
    decoder.appendFieldNames(to: &batch)
    return batch
  }

  @inline(never)
  private func completed(_ decoder: CustomerDecoder, by answer: CustomerAnswer) -> CustomerDecoder {
    var decoder = decoder
    var known = remember(answer, beside: decoder.names)
    if decoder.search.items.isEmpty {
      decoder.supplement = answer
      if answer.outcomes[answer.commands.people].value != nil {
        known = remember(noMoreOf: decoder.missingPeople, beside: known)
      }
    } else {
      decoder.answer = answer
    }
    decoder.names = known
    return decoder
  }

  @inline(never)
  private static func incomplete(
    _ decoder: CustomerDecoder, _ identity: Customer.Identity, _ error: RESTError
  ) -> Customer {
    var customer = decoder.customer(identity)
    customer.failure = error
    return customer
  }

  /// Keeps the names that came for the cards of all users of the portal.
  private func remember(_ answer: CustomerAnswer, beside known: PortalNames) -> PortalNames {
    var new = known
    new.add(answer)
    return keep(new, beside: known)
  }

  private func remember(noMoreOf people: [Int], beside known: PortalNames) -> PortalNames {
    var new = known
    new.close(people: people)
    return keep(new, beside: known)
  }

  private func keep(_ new: PortalNames, beside known: PortalNames) -> PortalNames {
    if new != known { names.add(new, at: portal, in: language) }
    return new
  }
}
