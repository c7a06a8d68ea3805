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
    let kind: Kind? =
      switch entityTypeID {
      case 1: .lead
      case 2: .deal
      case 3: .contact
      case 4: .company
      case 7: .quote
      case 31: .smartInvoice
      case 128...: .dynamic(entityTypeID)
      default: nil
      }
    guard let kind else { return nil }
    self.init(type: kind.code, id: String(id))
  }

  /// The type's number, where the universal methods know it.
  /// Source: <https://apidocs.bitrix24.com/api-reference/crm/data-types.html#object_type>
  package var entityTypeID: Int? {
    switch kind {
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
