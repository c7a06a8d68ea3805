extension CRMItem {
  /// `CONTACT:42`: the item in one word.
  package var name: String { "\(kind.code):\(id)" }

  /// Reads a ``name``.
  ///
  /// - Returns: `nil` for anything that cannot be asked for: a type that the universal methods do not know, an id that is
  ///   no number.
  package init?(name: String) {
    let halves = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard halves.count == 2 else { return nil }
    self.init(type: halves[0], id: halves[1])
    guard entityTypeID != nil, number != nil else { return nil }
  }

  /// An item of a type that the universal methods know.
  ///
  /// - Returns: `nil` for any other type.
  package init?(entityTypeID: Int, id: Int) {
    guard let kind = Kind(entityTypeID: entityTypeID) else { return nil }
    self.init(type: kind.code, id: String(id))
  }

  /// The type's number, where the universal methods know it.
  package var entityTypeID: Int? { kind.entityTypeID }
}

extension CRMItem.Kind {
  private static let numbered: [Self] = [.lead, .deal, .contact, .company, .quote, .smartInvoice]

  /// The type with that number.
  ///
  /// - Returns: `nil` where the universal methods know none.
  init?(entityTypeID: Int) {
    if let kind = Self.numbered.first(where: { $0.entityTypeID == entityTypeID }) {
      self = kind
    } else if entityTypeID >= PlacementCode.firstDynamicType {
      self = .dynamic(entityTypeID)
    } else {
      return nil
    }
  }

  /// The type's number, where the universal methods know it.
  /// Source: <https://apidocs.bitrix24.com/api-reference/crm/data-types.html#object_type>
  package var entityTypeID: Int? {
    switch self {
    case .lead: 1
    case .deal: 2
    case .contact: 3
    case .company: 4
    case .quote: 7
    case .smartInvoice: 31
    case .dynamic(let number): number
    case .order, .other: nil
    }
  }
}
