/// `crm.timeline.comment.*`: comments in the timelines of items. Their authors are those whose tokens come with the calls.
///
/// Types of items are taken in small letters only, as documented, and so are the names of parameters
/// (<https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/index.html>).
enum CommentMethods {
  private static let sortable = ["ID", "CREATED", "AUTHOR_ID"]

  static func add(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard let fields = call["fields"]?.fields else { throw .required("fields") }
    guard let id = fields["ENTITY_ID"]?.integer, let type = fields["ENTITY_TYPE"]?.text else {
      throw RESTError("100", "Required fields are not provided")
    }
    let reference = ItemType(smallName: type).map { ItemReference(type: $0, id: id) }
    let owner = try portal.changeableOwner(reference, by: call.person)
    guard let comment = fields["COMMENT"]?.text, !comment.isEmpty else {
      throw RESTError("INVALID_ARG_VALUE", "Empty comment")
    }
    let text = String(comment.prefix(10_000))
    return Answer(.integer(portal.crm.addComment(text, to: owner, author: call.person.id, now: call.now)))
  }

  /// Unlike the list it asks for the right to change the item, and its refusals have no code.
  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard let id = call["id"]?.integer, id > 0 else { throw RESTError("", "ID is not defined or invalid.") }
    guard let comment = portal.crm.comments.first(where: { $0.id == id }), let item = portal.crm.item(comment.item)
    else { throw RESTError("", "Not found.") }
    guard portal.canChange(item, call.person) else { throw RESTError("", "Access denied.") }
    return Answer(.map(comment.fields))
  }

  /// The comments of one item. All else in a filter is ignored, and so is an order by other fields.
  static func list(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let filter = call["filter"]?.fields ?? Fields()
    guard let id = filter["ENTITY_ID"]?.integer,
      let type = filter["ENTITY_TYPE"]?.text.flatMap(ItemType.init(smallName:)),
      let item = portal.crm.item(ItemReference(type: type, id: id)), portal.crm.canRead(item, call.person)
    else { throw RESTError("", "Access denied.") }
    let order = (call["order"]?.fields ?? Fields()).entries.reduce(into: Fields()) {
      if sortable.contains($1.key) { $0[$1.key] = $1.value }
    }
    let comments = portal.crm.comments.filter { $0.item == item.reference }.map(\.fields)
    let names = call["select"]?.elements.compactMap(\.text) ?? []
    let rows = RecordQuery.sort(comments, by: order).map { comment in
      names.isEmpty ? Value.map(comment) : .map(names.reduce(into: Fields()) { $0[$1] = comment[$1] })
    }
    return Answer(page: call.start, of: rows)
  }
}

extension ItemType {
  /// As in `ENTITY_TYPE`, where the documentation has small letters.
  fileprivate init?(smallName name: String) {
    guard name == name.lowercased() else { return nil }
    self.init(name: name)
  }
}
