/// A change of an item since the start, for tests and the panel.
struct ItemLogEntry: Sendable {
  enum Kind: String {
    case added, updated, deleted
  }

  let item: ItemReference
  let kind: Kind
  /// Who has made it.
  let author: Int
  var time: Moment
  /// The fields that have other values than before, with those that they have now.
  let changes: Fields

  init(_ item: ItemReference, _ kind: Kind, author: Int, time: Moment, from old: Fields, to new: Fields) {
    self.item = item
    self.kind = kind
    self.author = author
    self.time = time
    changes = new.entries.reduce(into: Fields()) { if old[$1.key] != $1.value { $0[$1.key] = $1.value } }
  }
}
