/// What stands in the timelines of items: activities, comments, notes on both, and content blocks on activities.
extension CRM {
  /// With what is on it.
  mutating func removeActivity(at index: Int) {
    let id = activities.remove(at: index).id
    removeNote(on: .init(type: .activity, id: id))
    contentBlocks.removeAll { $0.activity == id }
  }

  /// With the note on it.
  mutating func removeComment(at index: Int) {
    removeNote(on: .init(type: .history, id: comments.remove(at: index).id))
  }

  mutating func addActivity(_ make: (Int) -> Activity) -> Int {
    let id = nextID()
    activities.append(make(id))
    if let oldest = Self.surplus(in: activities, id: \.id) { removeActivity(at: oldest) }
    return id
  }

  /// Puts an activity in the place of the one that it is a version of.
  mutating func replace(_ activity: Activity) {
    guard let index = activities.firstIndex(where: { $0.id == activity.id }) else { return }
    activities[index] = activity
  }

  mutating func addComment(_ text: String, to item: ItemReference, author: Int, now: Moment) -> Int {
    let id = nextID()
    comments.append(TimelineComment(id: id, item: item, text: text, author: author, created: now))
    if let oldest = Self.surplus(in: comments, id: \.id) { removeComment(at: oldest) }
    return id
  }

  // MARK: - Notes

  /// Whether an item's timeline has that record.
  func has(_ record: TimelineNote.Record, in item: ItemReference) -> Bool {
    switch record.type {
    case .history: comments.contains { $0.id == record.id && $0.item == item }
    case .activity: activities.contains { $0.id == record.id && $0.bindings.contains(item) }
    }
  }

  func note(on record: TimelineNote.Record) -> TimelineNote? {
    notes.first { $0.record == record }
  }

  /// Writes a note in the place of the one that is there, whoever wrote that.
  mutating func setNote(_ text: String, on record: TimelineNote.Record, author: Int, now: Moment) {
    if let index = notes.firstIndex(where: { $0.record == record }) {
      notes[index].text = text
      notes[index].updatedBy = author
      notes[index].updated = now
      notes[index].isAddition = true
    } else {
      if notes.count(where: \.isAddition) == Self.maximumAdditions,
        let oldest = notes.firstIndex(where: \.isAddition)
      {
        notes.remove(at: oldest)
      }
      notes.append(
        TimelineNote(record: record, text: text, createdBy: author, created: now, updatedBy: author, updated: now))
    }
  }

  mutating func removeNote(on record: TimelineNote.Record) {
    notes.removeAll { $0.record == record }
  }

  // MARK: - Content blocks

  func contentBlocks(of activity: Int, by application: String) -> ContentBlockSet? {
    contentBlocks.first { $0.activity == activity && $0.application == application }
  }

  /// Sets an application's blocks in the place of those that it has set before; where the others stand does not change.
  mutating func setContentBlocks(_ blocks: ContentBlockSet) {
    if let index = contentBlocks.firstIndex(where: {
      $0.activity == blocks.activity && $0.application == blocks.application
    }) {
      contentBlocks[index] = blocks
    } else {
      if contentBlocks.count == Self.maximumAdditions { contentBlocks.removeFirst() }
      contentBlocks.append(blocks)
    }
  }

  /// - Parameter activity: `nil` for all of the application's, as when it is uninstalled.
  /// - Returns: whether there were any.
  @discardableResult
  mutating func removeContentBlocks(of activity: Int?, by application: String) -> Bool {
    let count = contentBlocks.count
    contentBlocks.removeAll { $0.application == application && (activity ?? $0.activity) == $0.activity }
    return contentBlocks.count < count
  }
}
