/// A comment in an item's timeline.
struct TimelineComment: Sendable {
  let id: Int
  let item: ItemReference
  let text: String
  let author: Int
  var created: Moment

  mutating func shift(seconds: Double) {
    created.seconds += seconds
  }

  /// As `crm.timeline.comment.list` gives it: everything as text, and no files.
  var fields: Fields {
    [
      "ID": .string(String(id)), "ENTITY_ID": .string(String(item.id)),
      "ENTITY_TYPE": .string(item.type.name.lowercased()), "CREATED": .moment(created), "COMMENT": .string(text),
      "AUTHOR_ID": .string(String(author)), "FILES": [],
    ]
  }
}
