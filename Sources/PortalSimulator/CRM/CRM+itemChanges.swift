extension CRM {
  /// Adds what `make` makes of a fresh number.
  @discardableResult
  mutating func addItem(_ make: (Int) -> CRMItem, by author: Int, now: Moment) -> CRMItem {
    let item = make(nextID())
    items.append(item)
    Self.bound(&items) { $0.reference.id }
    log(.added, item, was: CRMItem(item.reference, created: now), by: author, now: now)
    return item
  }

  /// Puts an item in the place of the one that it is a version of.
  mutating func replace(_ item: CRMItem, by author: Int, now: Moment) {
    guard let index = items.firstIndex(where: { $0.reference == item.reference }) else { return }
    let old = items[index]
    items[index] = item
    log(.updated, item, was: old, by: author, now: now)
  }

  /// Takes an item with its comments, the notes on them, and the activities that belong to nothing else.
  mutating func remove(_ reference: ItemReference, by author: Int, now: Moment) {
    guard let item = item(reference) else { return }
    log(.deleted, item, was: item, by: author, now: now)
    items.removeAll { $0.reference == reference }
    for comment in comments where comment.item == reference { removeNote(on: .init(type: .history, id: comment.id)) }
    comments.removeAll { $0.item == reference }
    for index in activities.indices.reversed() where activities[index].bindings.contains(reference) {
      activities[index].bindings.removeAll { $0 == reference }
      if activities[index].bindings.isEmpty { removeActivity(at: index) }
    }
  }

  private mutating func log(
    _ kind: ItemLogEntry.Kind, _ item: CRMItem, was old: CRMItem, by author: Int, now: Moment
  ) {
    if itemLog.count == Self.maximumAdditions { itemLog.removeFirst() }
    itemLog.append(
      ItemLogEntry(
        item.reference, kind, author: author, time: now, from: old.fields(stages, isOriginal: true),
        to: item.fields(stages, isOriginal: true)))
  }
}
