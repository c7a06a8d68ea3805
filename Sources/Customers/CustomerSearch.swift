import Bitrix24
import Bitrix24REST

/// Who has the number, as the CRM's own search and telephony's have told.
struct CustomerSearch {
  /// Each once, those first whom the operator most likely talks to: people, then companies, then leads; of each, those
  /// whom telephony has found first.
  private(set) var items: [CRMItem] = []
  /// What telephony says of some of them.
  private(set) var matches: [CRMItem: Match] = [:]
  /// Whether some of them may be missing for another reason than a right.
  private(set) var isPartial = false
  /// Whether neither search may be used.
  private(set) var isDenied = false

  struct Match {
    var name: String?
    /// The employee.
    var responsible: Int?
    var phoneExtension: String?
    var presence: Customer.Presence?
  }

  /// Nobody was searched for.
  init() {}

  /// Reads the answer to ``CustomerQuery``'s search.
  init(_ answer: CustomerAnswer) {
    // A number that is withheld cannot be searched for.
    if answer.commands.searches.isEmpty && answer.commands.match == nil { return }
    let found = answer.commands.searches.map { Self.found(answer.outcomes[$0]) }
    let matched = Self.matched(answer)
    isPartial = (found + [matched]).contains { $0.isFailed || $0.isMissing }
    isDenied = matched.isDenied && found.contains { $0.isDenied }
    for (item, match) in matched.matches { matches[item] = match }
    rank(matched.items + found.flatMap(\.items))
  }

  /// What the answer says of the person responsible for an item, or who else it is.
  subscript(item: CRMItem) -> Match? { matches[item] }

  private mutating func rank(_ found: [CRMItem]) {
    var seen: Set<CRMItem> = []
    let once = found.filter { $0.entityTypeID != nil && $0.number != nil && seen.insert($0).inserted }
    let order: [CRMItem.Kind] = [.contact, .company, .lead]
    items = order.flatMap { kind in once.filter { $0.kind == kind } } + once.filter { !order.contains($0.kind) }
  }

  // MARK: - Answers

  /// What one search has told.
  private struct Found {
    var items: [CRMItem] = []
    var matches: [CRMItem: Match] = [:]
    var isDenied = false
    var isFailed = false
    var isMissing = false
  }

  private static func found(_ outcome: BatchAnswer.Outcome<[CRMItem]>) -> Found {
    switch outcome {
    case .missing: Found(isMissing: true)
    case .failed(let error): error.isDenial ? Found(isDenied: true) : Found(isFailed: true)
    case .value(let items): Found(items: items)
    }
  }

  /// Of telephony's search: a row an item.
  private static func matched(_ answer: CustomerAnswer) -> Found {
    let listed = answer.outcomes.list(answer.commands.match, id: \.item) { row in
      CRMItem(type: row["CRM_ENTITY_TYPE"]?.text, id: row["CRM_ENTITY_ID"]?.text).map { item in
        let responsible = row["ASSIGNED_BY_ID"]?.id ?? row["ASSIGNED_BY"]?["ID"]?.id
        let employee = row["ASSIGNED_BY"]
        let match = Match(
          name: row["NAME"]?.shownText, responsible: responsible,
          phoneExtension: employee?["USER_PHONE_INNER"]?.nonEmptyText?.shortened(to: 20),
          presence: employee?["TIMEMAN_STATUS"]?.text.flatMap(Customer.Presence.init))
        return (item: item, match: match)
      }
    }
    switch listed {
    case .missing: return Found(isMissing: true)
    case .denied: return Found(isDenied: true)
    case .failed: return Found(isFailed: true)
    case .rows(let rows):
      return Found(items: rows.map(\.item), matches: Dictionary(rows.map { ($0.item, $0.match) }) { first, _ in first })
    }
  }
}
