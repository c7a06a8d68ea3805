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
  }

  /// Nobody was searched for.
  init() {}

  /// Reads the answer to ``CustomerQuery``'s search.
  init(_ answer: BatchAnswer) {
    let found = CustomerQuery.searches.map { Self.found(answer, $0.name) }
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

  /// `crm.duplicate.findbycomm`: ids by type.
  private static func found(_ answer: BatchAnswer, _ name: String) -> Found {
    switch answer[name] {
    case .missing: return Found(isMissing: true)
    case .failed(let error): return error.isDenial ? Found(isDenied: true) : Found(isFailed: true)
    case .value(let value):
      let items = value.members.flatMap { member in
        member.value.elements.compactMap { CRMItem(type: member.name, id: $0.text) }
      }
      let isEmpty = value.members.allSatisfy { [.null, .array([]), .object([])].contains($0.value) }
      let isReadable = value.isCollection && (isEmpty || !items.isEmpty)
      return isReadable ? Found(items: items) : Found(isFailed: true)
    }
  }

  /// `telephony.externalCall.searchCrmEntities`: a row an item.
  private static func matched(_ answer: BatchAnswer) -> Found {
    let listed = answer.list(CustomerQuery.match, id: \.item) { row in
      CRMItem(type: row["CRM_ENTITY_TYPE"]?.text, id: row["CRM_ENTITY_ID"]?.text).map { item in
        let responsible = row["ASSIGNED_BY_ID"]?.id ?? row["ASSIGNED_BY"]?["ID"]?.id
        return (item: item, match: Match(name: row["NAME"]?.shownText, responsible: responsible))
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
