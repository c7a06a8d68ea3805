/// A note in an item's timeline.
struct TimelineComment: Sendable {
  let id: Int
  let item: ItemReference
  let text: String
  let author: Int
}
