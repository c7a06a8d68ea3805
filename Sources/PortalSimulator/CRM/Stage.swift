/// An entry of a portal's reference books: a stage of a pipeline, a lead's status, a source, a form of address.
struct Stage: Sendable {
  enum Semantics: String {
    case process = "P"
    case success = "S"
    case failure = "F"
  }

  let id: Int
  /// The book, for example `DEAL_STAGE_3`.
  let entityID: String
  /// For example `C3:WON`.
  let statusID: String
  let name: String
  let sort: Int
  let semantics: Semantics
  let color: String
  /// The pipeline, but for the general one and for what is no pipeline's.
  let categoryID: Int?

  /// The books whose entries are no stages.
  static let plainBooks = ["SOURCE", "HONORIFIC"]

  /// The book in which an item's stage stands.
  static func entityID(of type: ItemType, category: Int) -> String {
    guard type == .deal else { return "STATUS" }
    return category == 0 ? "DEAL_STAGE" : "DEAL_STAGE_\(category)"
  }

  /// As `crm.status.list` gives it: everything as text.
  var fields: Fields {
    var fields = Fields()
    fields["ID"] = .string(String(id))
    fields["ENTITY_ID"] = .string(entityID)
    fields["STATUS_ID"] = .string(statusID)
    fields["NAME"] = .string(name)
    fields["NAME_INIT"] = semantics == .process ? "" : .string(name)
    fields["SORT"] = .string(String(sort))
    fields["SYSTEM"] = semantics == .process && sort > 10 ? "N" : "Y"
    fields["CATEGORY_ID"] = categoryID.map { .string(String($0)) } ?? .null
    fields["COLOR"] = .nonEmpty(color)
    fields["SEMANTICS"] = semantics == .process ? .null : .string(semantics.rawValue)
    // These have no semantics to repeat.
    if Self.plainBooks.contains(entityID) { return fields }
    let word = ["P": "process", "S": "success", "F": "failure"][semantics.rawValue] ?? "process"
    fields["EXTRA"] = ["SEMANTICS": .string(word), "COLOR": .string(color)]
    return fields
  }
}
