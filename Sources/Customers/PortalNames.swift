import Bitrix24
import Bitrix24REST
import Localization

/// What a portal calls its stages, people and fields: the same for every card, so worth keeping for a while.
package struct PortalNames: Equatable, Sendable {
  private var stages: [StatusList: [Pipeline.Stage]] = [:]
  /// Empty for somebody whom the portal does not know.
  private var people: [Int: String] = [:]
  /// By the type of item and the names that were asked for.
  private var fields: [CRMItem.Kind: [String: FieldName]] = [:]

  func has(_ kind: StatusList) -> Bool { stages[kind] != nil }

  /// A deal's or lead's stage, and how far it is on the way.
  func stage(_ id: String, of kind: StatusList) -> Customer.Stage? {
    guard let list = stages[kind], let status = list.first(where: { $0.id == id }) else { return nil }
    let way = list.filter { $0.outcome == nil }
    let position = way.firstIndex { $0.id == id }.map { $0 + 1 } ?? way.count
    return Customer.Stage(id: id, name: status.name, color: status.color, position: position, count: way.count)
  }

  /// "Mr.", of its id.
  func honorific(_ id: String) -> String? { stages[.honorifics]?.first { $0.id == id }?.name }

  func person(_ id: Int?) -> String? { id.flatMap { people[$0] }.flatMap { $0.isEmpty ? nil : $0 } }

  /// Whether somebody need not be asked for.
  func has(person id: Int) -> Bool { people[id] != nil }

  func field(_ name: String, of kind: CRMItem.Kind) -> FieldName? { fields[kind]?[name] }

  /// Whether none of the fields need be asked for.
  func has(_ names: [String], of kind: CRMItem.Kind) -> Bool { names.allSatisfy { fields[kind]?[$0] != nil } }

  /// Takes in the answer of `crm.item.fields`. A field that there is not is called what it was asked for by.
  mutating func add(_ descriptions: JSONValue, of kind: CRMItem.Kind, for names: [String]) {
    for name in names {
      fields[kind, default: [:]][name] = FieldName(descriptions.field(named: name) ?? .null, or: name)
    }
  }

  /// Takes in the answer of `crm.status.list`, which is in the order of the pipeline.
  mutating func add(_ statuses: [JSONValue], of kind: StatusList) {
    var list = stages[kind] ?? []
    for status in Pipeline.stages(statuses) where !list.contains(where: { $0.id == status.id }) {
      list.append(status)
    }
    stages[kind] = list
  }

  /// Takes in the answer of `user.get`.
  mutating func add(people users: [JSONValue]) {
    for user in users {
      let name = PersonName(
        given: user["NAME"]?.shownText, second: user["SECOND_NAME"]?.shownText, family: user["LAST_NAME"]?.shownText)
      if let id = user["ID"]?.id, let text = name.text { people[id] = text }
    }
  }

  /// Keeps that the portal has told no more of certain people than it has.
  mutating func close(people ids: some Sequence<Int>) {
    for id in ids where people[id] == nil { people[id] = "" }
  }

  /// Takes in the names that a batch has asked for.
  mutating func add(_ answer: CustomerAnswer) {
    let (commands, outcomes) = (answer.commands, answer.outcomes)
    for stages in commands.stages {
      if let statuses = outcomes[stages.command].value { add(statuses, of: stages.kind) }
    }
    for fields in commands.fields {
      if let descriptions = outcomes[fields.command].value { add(descriptions, of: fields.kind, for: fields.names) }
    }
    for command in commands.responsible + [commands.activityPeople, commands.people].compactMap(\.self) {
      if let users = outcomes[command].value { add(people: users) }
    }
  }

  /// About how many bytes they take.
  var cost: Int {
    let titles = fields.values.flatMap { $0.values.flatMap { [$0.title] + $0.options.values } }
    let names = stages.values.flatMap { $0.map(\.name) } + people.values + titles
    return names.reduce(0) { $0 + $1.utf8.count + 64 }
  }

  mutating func merge(_ other: PortalNames) {
    stages.merge(other.stages) { $1 }
    people.merge(other.people) { $1.isEmpty ? $0 : $1 }
    fields.merge(other.fields) { $0.merging($1) { $1 } }
  }
}

extension PortalCache<PortalNames> {
  /// Portals call fields by the user's language.
  private static func key(_ language: Language) -> String { "names \(language.rawValue)" }

  /// What is known of a portal.
  package func names(at portal: PortalAddress, in language: Language) -> PortalNames {
    value(Self.key(language), of: portal) ?? PortalNames()
  }

  /// Keeps what has been learnt beside what other pages may have learnt meanwhile.
  package func add(_ new: PortalNames, at portal: PortalAddress, in language: Language) {
    var all = new
    all.merge(names(at: portal, in: language))
    keep(all, as: Self.key(language), of: portal, bytes: all.cost)
  }
}
