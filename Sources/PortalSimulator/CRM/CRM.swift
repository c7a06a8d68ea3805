/// The portal's customers and what was done with them.
struct CRM: Sendable {
  /// How many of each sort can be added before the oldest addition goes: the simulator may run for long.
  static let maximumAdditions = 500
  /// Numbers of what is added begin above those of what is there from the start.
  private static let firstAddition = 10_001

  let people: [Person]
  let categories: [Category]
  let stages: [Stage]
  private(set) var items: [CRMItem]
  private(set) var activities: [Activity]
  private(set) var calls: [CallRecord]
  private(set) var comments: [TimelineComment] = []
  /// In the order in which they were first set.
  private(set) var contentBlocks: [ContentBlockSet] = []
  /// In the order in which they were first written.
  private(set) var notes: [TimelineNote] = []
  private var lastID = firstAddition - 1
  private var freshAt: Moment

  /// The CRM as at the start, its history told back from `now`.
  init(now: Moment) {
    people = Self.seedPeople
    categories = Self.seedCategories
    stages = Self.seedStages
    items = Self.seedItems(now: now)
    let history = History(now: now, items: items)
    activities = history.activities
    calls = history.calls
    contentBlocks = history.contentBlocks
    freshAt = now
  }

  /// Moves everything by the whole days that have passed, so that "yesterday" stays yesterday.
  mutating func advance(to now: Moment) {
    let days = ((now.seconds - freshAt.seconds) / Moment.day).rounded(.down)
    guard days >= 1 else { return }
    let seconds = days * Moment.day
    freshAt.seconds += seconds
    for index in items.indices { items[index].shift(seconds: seconds) }
    for index in activities.indices { activities[index].shift(seconds: seconds) }
    for index in calls.indices { calls[index].shift(seconds: seconds) }
    for index in comments.indices { comments[index].shift(seconds: seconds) }
    for index in notes.indices { notes[index].shift(seconds: seconds) }
  }

  func person(_ id: Int) -> Person? {
    people.first { $0.id == id }
  }

  func activity(_ id: Int) -> Activity? {
    activities.first { $0.id == id }
  }

  func item(_ reference: ItemReference) -> CRMItem? {
    items.first { $0.reference == reference }
  }

  /// Whether a person may see an item.
  func canRead(_ item: CRMItem, _ person: Person) -> Bool {
    person.hasCRM && (person.isAdministrator || !item.isConfidential)
  }

  /// Whether a person may see an activity: as the item that owns it.
  func canRead(_ activity: Activity, _ person: Person) -> Bool {
    guard let owner = activity.bindings.first.flatMap(item) else { return person.hasCRM }
    return canRead(owner, person)
  }

  /// Those who have that number, however it is written.
  func items(withPhone number: String) -> [CRMItem] {
    let digits = Self.digits(number)
    guard !digits.isEmpty else { return [] }
    return items.filter { item in item.phones.contains { Self.digits($0) == digits } }
  }

  func items(withEmail address: String) -> [CRMItem] {
    items.filter { item in item.emails.contains { $0.lowercased() == address.lowercased() } }
  }

  static func digits(_ number: String) -> String {
    String(number.unicodeScalars.filter { ("0"..."9").contains($0) }.map(Character.init))
  }

  // MARK: - Additions

  /// Adds what `make` makes of a fresh number.
  mutating func addItem(_ make: (Int) -> CRMItem) -> CRMItem {
    lastID += 1
    let item = make(lastID)
    items.append(item)
    Self.bound(&items) { $0.reference.id }
    return item
  }

  /// Puts an item in the place of the one that it is a version of.
  mutating func replace(_ item: CRMItem) {
    guard let index = items.firstIndex(where: { $0.reference == item.reference }) else { return }
    items[index] = item
  }

  /// Takes an item with its comments, the notes on them, and the activities that belong to nothing else.
  mutating func remove(_ reference: ItemReference) {
    items.removeAll { $0.reference == reference }
    for comment in comments where comment.item == reference { removeNote(on: .init(type: .history, id: comment.id)) }
    comments.removeAll { $0.item == reference }
    for index in activities.indices.reversed() where activities[index].bindings.contains(reference) {
      activities[index].bindings.removeAll { $0 == reference }
      if activities[index].bindings.isEmpty { removeActivity(at: index) }
    }
  }

  private mutating func removeActivity(at index: Int) {
    let id = activities.remove(at: index).id
    removeNote(on: .init(type: .activity, id: id))
    contentBlocks.removeAll { $0.activity == id }
  }

  mutating func addActivity(_ make: (Int) -> Activity) -> Int {
    lastID += 1
    activities.append(make(lastID))
    Self.bound(&activities) { $0.id }
    return lastID
  }

  /// Puts an activity in the place of the one that it is a version of.
  mutating func replace(_ activity: Activity) {
    guard let index = activities.firstIndex(where: { $0.id == activity.id }) else { return }
    activities[index] = activity
  }

  mutating func addComment(_ text: String, to item: ItemReference, author: Int, now: Moment) -> Int {
    lastID += 1
    comments.append(TimelineComment(id: lastID, item: item, text: text, author: author, created: now))
    Self.bound(&comments) { $0.id }
    return lastID
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
    } else {
      if notes.count == Self.maximumAdditions { notes.removeFirst() }
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

  private static func bound<Element>(_ elements: inout [Element], id: (Element) -> Int) {
    let additions = elements.count { id($0) >= firstAddition }
    guard additions > maximumAdditions, let oldest = elements.firstIndex(where: { id($0) >= firstAddition }) else {
      return
    }
    elements.remove(at: oldest)
  }
}
