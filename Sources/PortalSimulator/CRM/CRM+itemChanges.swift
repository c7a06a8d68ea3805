extension CRM {
  /// Adds what `make` makes of a fresh number.
  @discardableResult
  mutating func addItem(_ make: (Int) -> CRMItem, by author: Int, now: Moment) -> CRMItem {
    let item = make(nextID())
    items.append(item)
    if let oldest = Self.surplus(in: items, id: \.reference.id) { forget(items[oldest].reference) }
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

  /// Somebody deletes an item.
  mutating func remove(_ reference: ItemReference, by author: Int, now: Moment) {
    guard let item = item(reference) else { return }
    log(.deleted, item, was: item, by: author, now: now)
    forget(reference)
  }

  /// Takes an item with its comments, the notes on them, and the activities that belong to nothing else.
  private mutating func forget(_ reference: ItemReference) {
    items.removeAll { $0.reference == reference }
    for index in comments.indices.reversed() where comments[index].item == reference { removeComment(at: index) }
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
