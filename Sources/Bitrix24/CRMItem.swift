/// An item of the CRM that a call is linked to.
package struct CRMItem: Hashable, Sendable {
  /// The type of an item, as `CRM_ENTITY_TYPE` and `ENTITY_TYPE` name it. An open set.
  package enum Kind: Hashable, Sendable {
    case lead
    case deal
    case contact
    case company
    case quote
    case smartInvoice
    case order
    /// A smart process, by its `entityTypeId`.
    case dynamic(Int)
    case other(String)

    /// The type of that spelling, in either case; any other text is kept.
    package init(_ text: String) {
      switch text.uppercased() {
      case "LEAD": self = .lead
      case "DEAL": self = .deal
      case "CONTACT": self = .contact
      case "COMPANY": self = .company
      case "QUOTE": self = .quote
      case "SMART_INVOICE": self = .smartInvoice
      case "ORDER": self = .order
      case let name where name.hasPrefix("DYNAMIC_"):
        self = Int(canonicalDigits: name.dropFirst(8)).map { .dynamic($0) } ?? .other(text)
      default: self = .other(text)
      }
    }

    /// The type as the portal spells it.
    package var code: String {
      switch self {
      case .lead: "LEAD"
      case .deal: "DEAL"
      case .contact: "CONTACT"
      case .company: "COMPANY"
      case .quote: "QUOTE"
      case .smartInvoice: "SMART_INVOICE"
      case .order: "ORDER"
      case .dynamic(let number): "DYNAMIC_\(number)"
      case .other(let text): text
      }
    }
  }

  /// What the item is.
  package let kind: Kind
  /// The id as sent. A number, as far as is known.
  package let id: String

  /// - Returns: `nil` where the two say that there is no item: an empty type, or an id of `0`, empty or `undefined`.
  package init?(type: String?, id: String?) {
    guard let type = type?.nilIfAbsent, let id = id?.nilIfAbsent, id != "0", id != "false" else { return nil }
    kind = Kind(type)
    self.id = id
  }

  /// The id as a number, if it is a proper one.
  package var number: Int? { Int(canonicalDigits: id) }

  /// The path of the item's card in the portal, for the types that have a documented one and a numeric id only.
  package var path: String? {
    guard number != nil else { return nil }
    let folder: String? =
      switch kind {
      case .lead: "/crm/lead/details/"
      case .deal: "/crm/deal/details/"
      case .contact: "/crm/contact/details/"
      case .company: "/crm/company/details/"
      case .dynamic(let type): "/crm/type/\(type)/details/"
      case .quote, .smartInvoice, .order, .other: nil
      }
    return folder.map { "\($0)\(id)/" }
  }
}

extension String {
  /// The text, or `nil` where portals mean that there is none.
  var nilIfAbsent: String? {
    isEmpty || self == "undefined" || self == "null" ? nil : self
  }
}
