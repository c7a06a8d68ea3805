import Bitrix24
import Bitrix24REST

/// Looks for contacts, companies and leads by parts of their names, or by a number.
///
/// Methods: <https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html>,
/// <https://apidocs.bitrix24.com/api-reference/crm/duplicates/crm-duplicate-find-by-comm.html>.
package struct ClientSearch: Equatable, Sendable {
  /// The most characters of a question.
  package static let maximumCharacters = 100
  /// Of each type, so many are found; the newest.
  static let maximumFound = 5
  /// So many words of a name are looked for.
  private static let maximumWords = 4
  /// What has fewer digits is no number.
  private static let minimumDigits = 5

  /// One who was found.
  package struct Found: Equatable, Sendable {
    package let item: CRMItem
    package let name: String?
    /// Of a person.
    package var position: String?
    package var company: String?
  }

  /// What is looked for: a number, or words of which each is in a name.
  private enum Subject: Equatable {
    case phone(String)
    case words([String])
  }

  private let subject: Subject

  /// - Returns: `nil` where there is nothing to look for.
  package init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let isNumber = text.allSatisfy { $0.isNumber || $0.isWhitespace || "+-()/.".contains($0) }
    if isNumber, text.count(where: \.isNumber) >= Self.minimumDigits {
      subject = .phone(words.joined())
    } else if words.contains(where: { $0.count > 1 }) {
      subject = .words(Array(words.prefix(Self.maximumWords)))
    } else {
      return nil
    }
  }

  /// Asks the portal, up to three times.
  ///
  /// - Returns: people first, then companies, then leads that are open.
  /// - Throws: where nothing could be asked. A type that the operator may not see has nobody.
  package func run(on portal: RESTClient) async throws(RESTError) -> [Found] {
    let rows: [(type: ItemType, rows: [JSONValue])] =
      switch subject {
      case .phone(let phone): try await Self.rows(withPhone: phone, on: portal)
      case .words(let words): try await Self.rows(ItemType.all.map { ($0, $0.filter(of: words)) }, on: portal)
      }
    let ids = Set(rows.flatMap { $0.type.kind == .contact ? $0.rows.compactMap { $0["companyId"]?.id } : [] })
    // Without them, people are as good.
    let companies = ids.isEmpty ? [:] : (try? await Self.companies(ids.sorted(), on: portal)) ?? [:]
    return rows.flatMap { type, rows in rows.compactMap { type.found($0, companies) } }
  }

  /// What clients are called, as far as the operator may see them.
  package static func names(of items: [CRMItem], on portal: RESTClient) async -> [CRMItem: String] {
    let questions = ItemType.all.compactMap { type -> (ItemType, Parameters)? in
      let ids = items.filter { $0.kind == type.kind }.compactMap(\.number)
      return ids.isEmpty ? nil : (type, ["@id": .list(ids.map { .integer($0) })])
    }
    let rows = (try? await rows(questions, on: portal)) ?? []
    let found = rows.flatMap { type, rows in rows.compactMap { type.found($0, [:]) } }
    return found.reduce(into: [:]) { names, one in names[one.item] = one.name }
  }

  private static func rows(
    withPhone phone: String, on portal: RESTClient
  ) async throws(RESTError) -> [(type: ItemType, rows: [JSONValue])] {
    var batch = Batch()
    let searches = ItemType.all.map { ($0, batch.append(FindDuplicates(phone: phone, type: $0.kind.code))) }
    let answer = try await portal.batch(batch)
    var questions: [(ItemType, Parameters)] = []
    for (type, search) in searches {
      if let error = answer[search].error, !error.isDenial { throw error }
      let ids = (answer[search].value ?? []).compactMap(\.number)
      if !ids.isEmpty { questions.append((type, ["@id": .list(ids.map { .integer($0) })])) }
    }
    return questions.isEmpty ? [] : try await rows(questions, on: portal)
  }

  private static func rows(
    _ questions: [(type: ItemType, filter: Parameters)], on portal: RESTClient
  ) async throws(RESTError) -> [(type: ItemType, rows: [JSONValue])] {
    var batch = Batch()
    let lists = questions.map { type, filter in
      (
        type,
        batch.append(
          ListItems(
            entityTypeID: type.id, filter: filter, order: ["id": "DESC"], select: type.fields))
      )
    }
    let answer = try await portal.batch(batch)
    var failure: RESTError?
    let rows = lists.compactMap { type, list -> (type: ItemType, rows: [JSONValue])? in
      if let error = answer[list].error, !error.isDenial { failure = error }
      return answer[list].value.map { (type, Array($0.prefix(maximumFound))) }
    }
    // Of what may not be seen, there is nobody; what has failed is not passed over where it would be all.
    if rows.isEmpty, let failure { throw failure }
    return rows
  }

  private static func companies(_ ids: [Int], on portal: RESTClient) async throws(RESTError) -> [Int: String] {
    var batch = Batch()
    let list = batch.append(
      ListItems(entityTypeID: 4, filter: ["@id": .list(ids.map { .integer($0) })], select: ["id", "title"]))
    let rows = try await portal.batch(batch)[list].get()
    return rows.reduce(into: [:]) { names, row in
      if let id = row["id"]?.id { names[id] = row["title"]?.shownText }
    }
  }

  /// What somebody can be in the CRM.
  private struct ItemType {
    let kind: CRMItem.Kind
    let id: Int
    /// What is asked for.
    let fields: [String]
    /// In which of these a word may be.
    let names: [String]
    /// What else they must be.
    var filter: Parameters = [:]

    static let all = [
      ItemType(
        kind: .contact, id: 3, fields: ["id", "name", "secondName", "lastName", "post", "companyId"],
        names: ["name", "lastName"]),
      ItemType(kind: .company, id: 4, fields: ["id", "title"], names: ["title"]),
      ItemType(
        kind: .lead, id: 1, fields: ["id", "title", "name", "secondName", "lastName", "companyTitle"],
        names: ["title", "name", "lastName", "companyTitle"], filter: ["stageSemanticId": "P"]),
    ]

    /// Each of the words in one of the names.
    func filter(of words: [String]) -> Parameters {
      var filter = filter
      for (index, word) in words.enumerated() {
        var places: Parameters = ["logic": "OR"]
        for (place, name) in names.enumerated() { places[String(place)] = .map(["%" + name: .text(word)]) }
        filter[String(index)] = .map(places)
      }
      return filter
    }

    func found(_ row: JSONValue, _ companies: [Int: String]) -> Found? {
      guard let id = row["id"]?.id, let item = CRMItem(type: kind.code, id: String(id)) else { return nil }
      let title = row["title"]?.shownText
      let person = PersonName(
        given: row["name"]?.shownText, second: row["secondName"]?.shownText, family: row["lastName"]?.shownText
      ).text
      var found = Found(item: item, name: person ?? title)
      found.position = row["post"]?.shownText ?? (person == nil ? nil : title)
      found.company = row["companyTitle"]?.shownText ?? row["companyId"]?.id.flatMap { companies[$0] }
      return found
    }
  }
}
