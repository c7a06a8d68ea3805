/// `crm.timeline.note.*`: the note on a record of a timeline
/// (<https://apidocs.bitrix24.com/api-reference/crm/timeline/note/index.html>).
///
/// Nothing tells a save that somebody else has written since the note was read.
enum NoteMethods {
  /// Bytes that a portal's database takes for a note.
  private static let maximumLength = 65_535
  /// The person who writes at the wrong moment, where a setting says so.
  static let colleague = 12

  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let (record, item) = try target(portal, call)
    guard portal.crm.canRead(item, call.person) else { throw .accessDenied }
    try require(record, of: item, in: portal)
    let note = portal.crm.note(on: record)
    portal.letColleagueWrite(on: record, .afterGet, now: call.now)
    guard let note else { throw .elementNotFound }
    return Answer(.map(note.fields))
  }

  static func save(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let (record, item) = try target(portal, call)
    guard let value = call["text"], value != .null, let text = value.text else { throw .required("text") }
    try requireRight(to: record, of: item, portal, call)
    guard !text.isEmpty else { throw RESTError("BX_EMPTY_REQUIRED", "Required field \"TEXT\" is empty.") }
    guard text.utf8.count <= maximumLength else { throw RESTError("0", "The note cannot be saved.") }
    portal.letColleagueWrite(on: record, .beforeSave, now: call.now)
    portal.crm.setNote(text, on: record, author: call.person.id, now: call.now)
    return Answer(true)
  }

  static func delete(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let (record, item) = try target(portal, call)
    try requireRight(to: record, of: item, portal, call)
    guard portal.crm.note(on: record) != nil else { throw .elementNotFound }
    portal.crm.removeNote(on: record)
    return Answer(true)
  }

  // MARK: - Parameters and rights

  private static func target(
    _ portal: Portal, _ call: Call
  ) throws(RESTError) -> (record: TimelineNote.Record, owner: CRMItem) {
    guard let id = call["itemId"]?.integer else { throw .required("itemId") }
    guard let type = call["itemType"]?.integer else { throw .required("itemType") }
    guard let ownerType = call["ownerTypeId"]?.integer else { throw .required("ownerTypeId") }
    guard let owner = call["ownerId"]?.integer else { throw .required("ownerId") }
    guard let type = TimelineNote.RecordType(rawValue: type), let ownerType = ItemType(rawValue: ownerType),
      let item = portal.crm.item(ItemReference(type: ownerType, id: owner))
    else { throw .elementNotFound }
    return (TimelineNote.Record(type: type, id: id), item)
  }

  private static func requireRight(
    to record: TimelineNote.Record, of item: CRMItem, _ portal: Portal, _ call: Call
  ) throws(RESTError) {
    let isOpen = record.type == .history || portal.canChange(activity: record.id, call.person)
    guard isOpen, portal.canChange(item, call.person) else { throw .accessDenied }
    try require(record, of: item, in: portal)
  }

  /// A record of another item's timeline is none.
  private static func require(
    _ record: TimelineNote.Record, of item: CRMItem, in portal: Portal
  ) throws(RESTError) {
    guard portal.crm.has(record, in: item.reference) else { throw .elementNotFound }
  }
}

extension Portal {
  /// Overwrites the note, once, if the setting is for this moment.
  fileprivate mutating func letColleagueWrite(
    on record: TimelineNote.Record, _ moment: WriteSettings.NoteOverwrite, now: Moment
  ) {
    guard settings.writing.noteOverwrite == moment else { return }
    settings.writing.noteOverwrite = .off
    crm.setNote(settings.writing.noteOverwriteText, on: record, author: NoteMethods.colleague, now: now)
  }
}
