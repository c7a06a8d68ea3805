/// The portal's customers and what was done with them.
struct CRM: Sendable {
  /// How many of each sort can be added before the oldest addition goes: the simulator may run for long.
  static let maximumAdditions = 500
  /// Numbers of what is added begin above those of what is there from the start.
  private static let firstAddition = 10_001

  let people: [Person]
  let categories: [Category]
  let stages: [Stage]
  var items: [CRMItem]
  var activities: [Activity]
  var calls: [CallRecord]
  /// What was done to items, the oldest first.
  var itemLog: [ItemLogEntry] = []
  var comments: [TimelineComment] = []
  /// In the order in which they were first set.
  var contentBlocks: [ContentBlockSet] = []
  /// In the order in which they were first written.
  var notes: [TimelineNote] = []
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
    notes = history.notes
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
    for index in itemLog.indices { itemLog[index].time.seconds += seconds }
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

  /// Those of the item's pipeline, in their order.
  func stages(of item: CRMItem) -> [Stage] {
    let entity = Stage.entityID(of: item.reference.type, category: item.categoryID)
    return stages.filter { $0.entityID == entity }
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

  /// Whether a number is that of something that was added since the start.
  static func isAddition(_ id: Int) -> Bool { id >= firstAddition }

  /// A number that nothing has yet.
  mutating func nextID() -> Int {
    lastID += 1
    return lastID
  }

  /// Where the oldest addition is, which is to be forgotten; `nil` while there are not too many.
  static func surplus<Element>(in elements: [Element], id: (Element) -> Int) -> Int? {
    guard elements.count(where: { isAddition(id($0)) }) > maximumAdditions else { return nil }
    return elements.firstIndex { isAddition(id($0)) }
  }
}
