/// A field that an administrator of the portal has added to a type of items.
struct CustomField: Sendable {
  enum Kind: Sendable {
    case text
    /// One of these, by number.
    case list([(id: Int, text: String)])
  }

  let type: ItemType
  /// As in the database, for example `UF_CRM_1733`.
  let name: String
  let title: String
  let kind: Kind
  var isMultiple = false

  static func all(of type: ItemType) -> [CustomField] { seed.filter { $0.type == type } }

  /// The outcome of a call is a field of every type, and has other numbers in each.
  private static let seed: [CustomField] =
    ItemType.allCases.map { type in
      let texts = ["Reached", "Not reached", "Call back", "No interest"]
      let options = texts.enumerated().map { (id: type.rawValue * 100 + 1 + $0.offset * 2, text: $0.element) }
      return CustomField(type: type, name: "UF_CRM_1733", title: "Outcome of the call", kind: .list(options))
    } + [
      CustomField(type: .deal, name: "UF_CRM_DEAL_REASON", title: "Reason", kind: .text),
      CustomField(
        type: .contact, name: "UF_CRM_INTERESTS", title: "Interests",
        kind: .list([(id: 361, text: "Wind"), (id: 363, text: "Sun")]), isMultiple: true),
    ]

  /// As in `crm.item.*`. Where the rest of the name is letters only it becomes camel case, otherwise it stays
  /// (<https://apidocs.bitrix24.com/api-reference/crm/universal/index.html>).
  func name(isOriginal: Bool) -> String {
    guard !isOriginal else { return name }
    let rest = name.dropFirst("UF_CRM_".count)
    let isWords = rest.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (0x41...0x5A).contains($0) }
    guard isWords else { return "ufCrm_\(rest)" }
    return rest.split(separator: "_").reduce("ufCrm") { $0 + $1.prefix(1) + $1.dropFirst().lowercased() }
  }

  /// What a field has that nobody has filled in.
  var empty: Value { isMultiple ? [] : .null }

  /// The value as it is kept.
  func value(of value: Value) throws(RESTError) -> Value {
    guard isMultiple else { return try single(value) }
    guard value.fields != nil else { throw .notIterable }
    return .list(try value.elements.map(single).filter { $0 != .null })
  }

  /// The value that stands for the same as one of another type's field: options have numbers of their own in each.
  func value(_ value: Value, as other: CustomField) -> Value {
    guard case .list(let options) = kind, case .list(let others) = other.kind else { return value }
    func own(_ value: Value) -> Value? {
      let text = others.first { .integer($0.id) == value }?.text
      return options.first { $0.text == text }.map { .integer($0.id) }
    }
    return isMultiple ? .list(value.elements.compactMap(own)) : own(value) ?? .null
  }

  private func single(_ value: Value) throws(RESTError) -> Value {
    guard let text = value.text else { throw .invalidValue(of: name(isOriginal: false)) }
    guard !text.isEmpty else { return .null }
    guard case .list(let options) = kind else { return .string(String(text.prefix(10_000))) }
    guard let id = value.integer, options.contains(where: { $0.id == id }) else {
      throw .invalidValue(of: name(isOriginal: false))
    }
    return .integer(id)
  }

  /// As `crm.item.fields` has it.
  var description: Value {
    var fields: Fields = [
      "type": "string", "isRequired": false, "isReadOnly": false, "isImmutable": false,
      "isMultiple": .bool(isMultiple), "isDynamic": true,
    ]
    if case .list(let options) = kind {
      fields["type"] = "enumeration"
      fields["items"] = .list(options.map { ["ID": .string(String($0.id)), "VALUE": .string($0.text)] })
    }
    for label in ["title", "listLabel", "formLabel", "filterLabel"] { fields[label] = .string(title) }
    fields["upperName"] = .string(name)
    return .map(fields)
  }
}

extension RESTError {
  static func invalidValue(of field: String) -> RESTError {
    RESTError("CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"\(field)\"")
  }

  static let notIterable = RESTError(
    "100", "Expected iterable value for multiple field, but got `string` instead")
}
