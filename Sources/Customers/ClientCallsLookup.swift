import Bitrix24
import Bitrix24REST
import Localization

/// One look at the calls with a client: three requests to the portal at most.
package struct ClientCallsLookup: Sendable {
  private let client: RESTClient
  private let names: PortalCache<PortalNames>
  private let language: Language
  /// Seconds since 1970-01-01T00:00:00Z.
  private let now: Int

  /// - Parameters:
  ///   - names: of the portal's people, which are kept.
  ///   - language: the user's.
  ///   - now: seconds since 1970-01-01T00:00:00Z.
  package init(client: RESTClient, names: PortalCache<PortalNames>, language: Language, now: Int) {
    self.client = client
    self.names = names
    self.language = language
    self.now = now
  }

  /// Whose names have to be asked for, of the calls that are told first: a portal tells of so many at once.
  private static func unknownPeople(_ records: [ActivityRecord], _ known: PortalNames) -> [Int] {
    var people: [Int] = []
    for person in records.compactMap(\.person) where !known.has(person: person) && !people.contains(person) {
      people.append(person)
    }
    return people.prefix(maximumPeople).sorted()
  }

  /// Of so many employees, a portal tells the names at once.
  private static let maximumPeople = 50

  /// What came of it.
  package struct Answer: Sendable {
    /// ``Customer/Section/denied`` where the user may not see the item, or no activities.
    package var calls: Customer.Section<ClientCalls>
    /// The application's option, as it was asked for.
    package var option: JSONValue?
    /// Why something is missing, for the log.
    package var failure: RESTError?
  }

  /// - Parameters:
  ///   - item: in whose card the page is.
  ///   - maximum: so many calls are told in full; 1 to 40, since each takes a command of a batch.
  ///   - option: the application's option that is asked for with them.
  /// - Throws: why it is not known which calls there were.
  package func calls(
    with item: CRMItem, maximum: Int, option: String? = nil
  ) async throws(RESTError) -> Answer {
    guard let type = item.entityTypeID, let id = item.number else { return Answer(calls: .none) }
    let query = ClientCallsQuery(item: item)
    let (first, commands) = query.relations(type: type, id: id, option: option)
    let relations = try await client.batch(first)
    if let error = relations[commands.item].error {
      guard error.isDenial || error == .notFound else { throw error }
      return Answer(calls: error.isDenial ? .denied : .none)
    }
    let related = Related(item, relations, commands)
    let (second, pages) = query.calls(of: related.items)
    let listed = try await client.batch(second)
    var answer = Answer(calls: .none, option: relations[commands.option].value)
    switch listed[pages[0]] {
    case .failed(let error) where error.isDenial: answer.calls = .denied
    case .failed(let error): throw error
    case .missing: throw .unreadable
    case .value:
      let decoder = ClientCallsDecoder(
        related: related, pages: pages.map { listed[$0].value }, total: listed.total(pages[0]), now: now)
      answer.failure = related.failure ?? pages.lazy.compactMap { listed[$0].error }.first
      answer.calls = .known(await complete(decoder, maximum: maximum, &answer.failure))
    }
    return answer
  }

  /// Adds what has been written about the calls, and the names of those who had them.
  private func complete(
    _ decoder: ClientCallsDecoder, maximum: Int, _ failure: inout RESTError?
  ) async -> ClientCalls {
    let shown = decoder.records.prefix(maximum)
    var known = names.names(at: client.portal, in: language)
    var batch = Batch()
    let unknown = Self.unknownPeople(decoder.records, known)
    let people = unknown.isEmpty ? nil : batch.append(GetUsers(ids: .list(unknown.map { .integer($0) })))
    let notes = shown.compactMap { record in
      record.timelineActivity.map { (id: record.id, command: batch.append(GetTimelineNote($0))) }
    }
    var answer = BatchAnswer()
    if !batch.isEmpty {
      do throws(RESTError) {
        answer = try await client.batch(batch)
      } catch {
        failure = failure ?? error
      }
    }
    if let users = answer[people].value {
      known.add(people: users)
      known.close(people: unknown)
      names.add(known, at: client.portal, in: language)
    }
    let texts = Dictionary(notes.map { ($0.id, PlainText.of(answer[$0.command].value)) }) { first, _ in first }
    var calls = decoder.calls(maximum: maximum, notes: texts, names: known, at: client.portal)
    let isSilent = notes.contains { answer[$0.command].isUnknown } || (people != nil && answer[people].isUnknown)
    calls.isPartial = calls.isPartial || failure != nil || isSilent
    return calls
  }
}

extension PlainText {
  /// What somebody has written, without the markup; `nil` where that is nothing.
  fileprivate static func of(_ note: GetTimelineNote.Output?) -> String? { note.flatMap { PlainText($0.text).text } }
}

extension BatchAnswer.Outcome {
  /// Whether there may be something that is not known. What there is not, may not be seen by the user, or is not there in
  /// portals of that age, is no better when it is asked for again.
  fileprivate var isUnknown: Bool {
    switch self {
    case .value: false
    case .failed(let error): !(error.isDenial || error == .notFound || error == .methodNotFound)
    case .missing: true
    }
  }
}
