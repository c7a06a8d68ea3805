import Testing

@testable import PortalSimulator

@Suite struct NoteMethodTests {
  private var fixture = PortalFixture()
  /// An activity of contact 101, company 11 and deal 301.
  private let activity = PortalFixture().portal.crm.activities.first { $0.bindings.contains(.contact(101)) }!.id

  private var target: String { "ownerTypeId=3&ownerId=101&itemType=2&itemId=\(activity)" }

  private mutating func error(_ method: String, _ form: String, user: Int = 7) -> String? {
    let (status, answer) = fixture.call("crm.timeline.note.\(method)", form, user: user)
    return status == 400 ? answer["error"]?.text : nil
  }

  private mutating func text(_ target: String) -> Value? {
    fixture.call("crm.timeline.note.get", target).answer.at("result", "text")
  }

  @Test mutating func `a note is there once it is saved, and gone once it is deleted`() {
    #expect(error("get", target) == "NOT_FOUND" && error("delete", target) == "NOT_FOUND")
    #expect(fixture.call("crm.timeline.note.save", "\(target)&text=One").answer["result"] == true)
    let time = Value.moment(fixture.now)
    #expect(
      fixture.call("crm.timeline.note.get", target).answer["result"] == [
        "text": "One", "createdById": 7, "createdTime": time, "updatedById": 7, "updatedTime": time,
      ])
    #expect(fixture.call("crm.timeline.note.delete", target).answer["result"] == true)
    #expect(error("get", target) == "NOT_FOUND" && fixture.portal.crm.writtenNotes.isEmpty)
  }

  @Test mutating func `whoever saves later overwrites, and the first author stays`() {
    _ = fixture.call("crm.timeline.note.save", "\(target)&text=One")
    let first = Value.moment(fixture.now)
    fixture.now = fixture.now.adding(minutes: 5)
    _ = fixture.call("crm.timeline.note.save", "\(target)&text=Two", user: 1)
    #expect(
      fixture.call("crm.timeline.note.get", target).answer["result"] == [
        "text": "Two", "createdById": 7, "createdTime": first, "updatedById": 1, "updatedTime": .moment(fixture.now),
      ])
  }

  @Test mutating func `one note is seen from every item that the activity belongs to`() {
    _ = fixture.call("crm.timeline.note.save", "\(target)&text=One")
    #expect(text("ownerTypeId=2&ownerId=301&itemType=2&itemId=\(activity)") == "One")
    #expect(error("get", "ownerTypeId=3&ownerId=102&itemType=2&itemId=\(activity)") == "NOT_FOUND")
  }

  @Test mutating func `a comment has a note of its own, which goes with the item`() throws {
    let add = "entityTypeId=3&fields[name]=Ada"
    let item = try #require(fixture.call("crm.item.add", add).answer.at("result", "item", "id")?.integer)
    let comment = "fields[ENTITY_ID]=\(item)&fields[ENTITY_TYPE]=contact&fields[COMMENT]=x"
    let id = try #require(fixture.call("crm.timeline.comment.add", comment).answer["result"]?.integer)
    let target = "ownerTypeId=3&ownerId=\(item)&itemType=1&itemId=\(id)"
    #expect(fixture.call("crm.timeline.note.save", "\(target)&text=One").answer["result"] == true)
    #expect(text(target) == "One")
    #expect(error("get", "ownerTypeId=3&ownerId=101&itemType=1&itemId=\(id)") == "NOT_FOUND")
    #expect(error("get", "ownerTypeId=3&ownerId=\(item)&itemType=2&itemId=\(id)") == "NOT_FOUND")
    _ = fixture.call("crm.item.delete", "entityTypeId=3&id=\(item)")
    #expect(fixture.portal.crm.writtenNotes.isEmpty && fixture.portal.crm.comments.isEmpty)
  }

  @Test(arguments: [
    ("ownerId=101&itemType=2&itemId=5001&text=x", "100"), ("ownerTypeId=3&itemType=2&itemId=5001&text=x", "100"),
    ("ownerTypeId=3&ownerId=101&itemId=5001&text=x", "100"), ("ownerTypeId=3&ownerId=101&itemType=2&text=x", "100"),
    ("ownerTypeId=3&ownerId=101&itemType=2&itemId=x&text=x", "100"),
    ("OWNERTYPEID=3&ownerId=101&itemType=2&itemId=5001&text=x", "100"),
    ("ownerTypeId=3&ownerId=101&itemType=2&itemId=1&text=x", "NOT_FOUND"),
    ("ownerTypeId=3&ownerId=101&itemType=3&itemId=5001&text=x", "NOT_FOUND"),
    ("ownerTypeId=3&ownerId=1&itemType=2&itemId=5001&text=x", "NOT_FOUND"),
    ("ownerTypeId=3&ownerId=114&itemType=2&itemId=5001&text=x", "ACCESS_DENIED"),
  ])
  mutating func `refuses as the portal does`(form: String, code: String) {
    for method in ["get", "save", "delete"] { #expect(error(method, form) == code) }
    #expect(fixture.portal.crm.writtenNotes.isEmpty)
  }

  @Test mutating func `refuses what cannot be a note`() {
    #expect(error("save", target) == "100" && error("save", "\(target)&text[]=x") == "100")
    #expect(error("save", "\(target)&text=") == "BX_EMPTY_REQUIRED")
    #expect(error("save", "\(target)&text=" + String(repeating: "x", count: 65_536)) == "0")
    #expect(fixture.portal.crm.writtenNotes.isEmpty)
    #expect(error("save", "\(target)&text=" + String(repeating: "x", count: 65_535)) == nil)
  }

  @Test mutating func `a colleague overwrites a note once it was read, and once only`() {
    _ = fixture.call("crm.timeline.note.save", "\(target)&text=One")
    _ = fixture.control(.settings, "note_overwrite=after_get&note_overwrite_text=Other")
    #expect(text(target) == "One" && text(target) == "Other")
    #expect(fixture.portal.crm.writtenNotes.map(\.updatedBy) == [NoteMethods.colleague])
    #expect(fixture.control(.settings).1["note_overwrite"] == "off")
    _ = fixture.call("crm.timeline.note.save", "\(target)&text=Two")
    #expect(text(target) == "Two" && text(target) == "Two")
  }

  @Test mutating func `a colleague writes the first note once it was seen that there is none`() {
    _ = fixture.control(.settings, "note_overwrite=after_get")
    #expect(error("get", target) == "NOT_FOUND")
    #expect(text(target) == "Written by a colleague")
  }

  @Test mutating func `a colleague writes right before a save, which nobody can see but in who created the note`() {
    _ = fixture.control(.settings, "note_overwrite=before_save")
    #expect(error("get", target) == "NOT_FOUND")
    #expect(fixture.call("crm.timeline.note.save", "\(target)&text=Two").answer["result"] == true)
    let note = fixture.portal.crm.writtenNotes.first
    #expect(note?.text == "Two" && note?.createdBy == NoteMethods.colleague && note?.updatedBy == 7)
    #expect(fixture.control(.settings).1["note_overwrite"] == "off")
  }

  @Test mutating func `tests can read the notes`() {
    _ = fixture.call("crm.timeline.note.save", "\(target)&text=One")
    let time = Value.moment(fixture.now)
    #expect(
      fixture.control(.state).1["notes"] == [
        [
          "item_type": 2, "item_id": .integer(activity), "text": "One", "created_by": 7, "created": time,
          "updated_by": 7, "updated": time,
        ]
      ])
  }
}
