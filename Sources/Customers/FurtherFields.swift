import Bitrix24
import Bitrix24REST

/// The fields of items that a card needs beyond those that it always reads, by type. Their names are those of the database
/// or of the universal methods: `UF_CRM_1733`, `ufCrm_1733`, `sourceId`.
package struct FurtherFields: Sendable {
  /// Of which the values are compared.
  package var compared: [CRMItem.Kind: [String]] = [:]
  /// Which are shown, by what the portal calls them.
  package var shown: [CRMItem.Kind: [String]] = [:]

  package init() {}
}

/// What a portal calls a field, and the options of a list.
struct FieldName: Equatable, Sendable {
  let title: String
  /// By their ids.
  let options: [String: String]

  /// - Parameter description: of `crm.item.fields`.
  init(_ description: JSONValue, or name: String) {
    title = description["title"]?.shownText ?? name
    options = (description["items"]?.elements ?? []).reduce(into: [:]) { options, option in
      if let id = option["ID"]?.text, let value = option["VALUE"]?.shownText { options[id] = value }
    }
  }

  func text(of value: String) -> String { options[value] ?? value }
}

extension CustomerDecoder {
  /// Asks what the portal calls the fields that are shown, as far as that is not known.
  func appendFieldNames(to batch: inout CustomerBatch) {
    let kinds = Set((question.items + search.items).map(\.kind))
    for (kind, fields) in further.shown where kinds.contains(kind) && !names.has(fields, of: kind) {
      guard let type = kind.entityTypeID else { continue }
      let command = batch.append(GetItemFields(entityTypeID: type))
      batch.commands.fields.append(.init(kind: kind, names: fields, command: command))
    }
  }

  /// What an item has in the fields that are shown.
  func further(of kind: CRMItem.Kind, _ value: JSONValue) -> [Customer.Profile.Further] {
    further.shown[kind, default: []].compactMap { name in
      guard let field = names.field(name, of: kind) else { return nil }
      let texts = value.texts(ofField: name).filter { !$0.isEmpty }.map(field.text)
      return texts.isEmpty ? nil : Customer.Profile.Further(title: field.title, texts: texts)
    }
  }
}

extension JSONValue {
  /// What is in a field: `typeId`, `UF_CRM_1733`, for which portals write `ufCrm_1733` and `ufCrm1733`. Numbers are texts.
  func texts(ofField name: String) -> [String] {
    let value = field(named: name)
    return (value?.list ?? [value].compactMap(\.self)).compactMap { $0.text ?? $0.integer.map(String.init) }
  }

  /// The member of a field, whichever of its names is given.
  func field(named name: String) -> JSONValue? {
    func bare(_ name: String) -> String { name.filter { $0 != "_" }.lowercased() }
    let wanted = bare(name)
    return self[name] ?? members.first { bare($0.name) == wanted }?.value
  }
}
