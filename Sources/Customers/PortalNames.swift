import Bitrix24
import Bitrix24REST

/// What a portal calls its stages and people: the same for every card, so worth keeping for a while.
package struct PortalNames: Equatable, Sendable {
  /// By kind, and there by `STATUS_ID`.
  private var stages: [StageKind: [String: String]] = [:]
  /// Empty for somebody whom the portal does not know.
  private var people: [Int: String] = [:]

  func has(_ kind: StageKind) -> Bool { stages[kind] != nil }

  /// The name of a deal's or lead's stage.
  func stage(_ id: String, of kind: StageKind) -> String? { stages[kind]?[id] }

  /// "Mr.", of its id.
  func honorific(_ id: String) -> String? { stages[.honorifics]?[id] }

  func person(_ id: Int?) -> String? { id.flatMap { people[$0] }.flatMap { $0.isEmpty ? nil : $0 } }

  /// Whether somebody need not be asked for.
  func has(person id: Int) -> Bool { people[id] != nil }

  /// Takes in the answer of `crm.status.list`.
  mutating func add(_ statuses: [JSONValue], of kind: StageKind) {
    stages[kind] = stages[kind] ?? [:]
    for status in statuses {
      guard let id = status["STATUS_ID"]?.shownText, let name = status["NAME"]?.shownText else { continue }
      stages[kind, default: [:]][id] = name
    }
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
    for command in commands.responsible + [commands.activityPeople, commands.people].compactMap(\.self) {
      if let users = outcomes[command].value { add(people: users) }
    }
  }

  /// About how many bytes they take.
  var cost: Int {
    let names = stages.values.flatMap(\.values) + people.values
    return names.reduce(0) { $0 + $1.utf8.count + 64 }
  }

  mutating func merge(_ other: PortalNames) {
    stages.merge(other.stages) { $1 }
    people.merge(other.people) { $1.isEmpty ? $0 : $1 }
  }
}

/// A list of names in the CRM: the stages of leads, those of one pipeline of deals, or the honorifics of people.
///
/// Source: <https://apidocs.bitrix24.com/api-reference/crm/status/index.html>
package enum StageKind: Hashable, Sendable {
  case leads
  /// By category; 0 is the general pipeline.
  case deals(Int)
  case honorifics

  /// The kind that a deal's stage belongs to: `C5:NEW` is one of category 5.
  package init(ofDealStage id: String) {
    let category = id.first == "C" ? Int(id.dropFirst().prefix { $0 != ":" }) : nil
    self = .deals(category ?? 0)
  }

  static func needed(for items: [CRMItem]) -> [StageKind] {
    let kinds = items.map(\.kind)
    return (kinds.contains(.lead) ? [.leads] : []) + (kinds.contains { $0 != .lead } ? [.deals(0)] : [])
  }

  /// What the portal calls the list.
  package var entity: String {
    switch self {
    case .leads: "STATUS"
    case .deals(0): "DEAL_STAGE"
    case .deals(let category): "DEAL_STAGE_\(category)"
    case .honorifics: "HONORIFIC"
    }
  }
}
