/// The types of CRM items that a call can be linked to, by the numbers that portals give them.
enum ItemType: Int, Sendable, CaseIterable {
  case lead = 1
  case deal = 2
  case contact = 3
  case company = 4

  /// As in `CRM_ENTITY_TYPE`.
  var name: String {
    switch self {
    case .lead: "LEAD"
    case .deal: "DEAL"
    case .contact: "CONTACT"
    case .company: "COMPANY"
    }
  }

  init?(name: String) {
    guard let type = Self.allCases.first(where: { $0.name == name.uppercased() }) else { return nil }
    self = type
  }
}

/// Names one item.
struct ItemReference: Sendable, Hashable {
  let type: ItemType
  let id: Int

  static func lead(_ id: Int) -> ItemReference { ItemReference(type: .lead, id: id) }
  static func deal(_ id: Int) -> ItemReference { ItemReference(type: .deal, id: id) }
  static func contact(_ id: Int) -> ItemReference { ItemReference(type: .contact, id: id) }
  static func company(_ id: Int) -> ItemReference { ItemReference(type: .company, id: id) }
}
