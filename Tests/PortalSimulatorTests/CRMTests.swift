import Testing

@testable import PortalSimulator

@Suite struct CRMTests {
  @Test func `every reference of an item leads to one`() {
    let crm = CRM(now: PortalFixture.now)
    for item in crm.items {
      if item.companyID != 0 { #expect(crm.item(.company(item.companyID)) != nil) }
      for contact in item.contactIDs { #expect(crm.item(.contact(contact)) != nil) }
      #expect(crm.person(item.assignedBy) != nil)
    }
    #expect(Set(crm.items.map(\.reference)).count == crm.items.count)
  }

  @Test func `a company lists exactly the contacts that name it`() {
    let crm = CRM(now: PortalFixture.now)
    for company in crm.items where company.reference.type == .company {
      let contacts = crm.items.filter { $0.reference.type == .contact && $0.companyID == company.reference.id }
      #expect(Set(company.contactIDs) == Set(contacts.map(\.reference.id)), "\(company.title)")
    }
  }

  @Test func `every stage is one of its pipeline`() {
    let crm = CRM(now: PortalFixture.now)
    for item in crm.items where [.lead, .deal].contains(item.reference.type) {
      let entity = Stage.entityID(of: item.reference.type, category: item.categoryID)
      #expect(crm.stages.contains { $0.entityID == entity && $0.statusID == item.stageID }, "\(item.title)")
    }
  }

  @Test func `a call and its activity name each other`() throws {
    let crm = CRM(now: PortalFixture.now)
    for call in crm.calls {
      guard let id = call.activity else { continue }
      let activity = try #require(crm.activities.first { $0.id == id })
      #expect(activity.start == call.start && activity.bindings.first == call.item)
      #expect(activity.communication == call.number)
      #expect(activity.fields["ORIGIN_ID"]?.text == "VI_\(call.fields["CALL_ID"]?.text ?? "")")
    }
    #expect(Set(crm.activities.map(\.id)).count == crm.activities.count)
  }

  @Test func `later records have higher numbers`() {
    let crm = CRM(now: PortalFixture.now)
    #expect(crm.calls.map(\.id) == Array(1...crm.calls.count))
    let activities = crm.activities.sorted { $0.id < $1.id }
    #expect(activities.map(\.created) == activities.map(\.created).sorted())
    #expect(activities.allSatisfy { $0.created <= PortalFixture.now })
  }

  @Test(arguments: ["2026-11-22T00:00:30+02:00", "2026-11-22T08:00:00+02:00", "2026-11-22T23:59:00+02:00"])
  func `nothing past lies in the future, and three calls are of today`(time: String) throws {
    let now = try #require(Moment(time))
    let crm = CRM(now: now)
    #expect(crm.calls.allSatisfy { $0.start <= now })
    #expect(crm.calls.count { $0.start >= now.startOfDay && $0.item == .contact(101) } == 3)
    let yesterday = crm.calls.filter { $0.start < now.startOfDay && $0.start >= now.startOfDay.adding(days: -1) }
    #expect(yesterday.contains { $0.failedCode == "304" && $0.item == .contact(101) })
    #expect(crm.activities.contains { $0.start > now && !$0.isCompleted })
  }

  @Test func `moves its history along by whole days`() throws {
    var crm = CRM(now: PortalFixture.now)
    let start = try #require(crm.calls.first).start
    crm.advance(to: PortalFixture.now.adding(hours: 23))
    #expect(crm.calls.first?.start == start)
    crm.advance(to: PortalFixture.now.adding(days: 3, hours: 5))
    #expect(crm.calls.first?.start == start.adding(days: 3))
    crm.advance(to: PortalFixture.now.adding(days: 3, hours: 20))
    #expect(crm.calls.first?.start == start.adding(days: 3))
  }

  @Test func `forgets the oldest addition when there are many`() {
    var crm = CRM(now: PortalFixture.now)
    let count = crm.activities.count
    func todo(_ id: Int) -> Activity {
      Activity(
        id: id, kind: .todo, subject: "", bindings: [], created: PortalFixture.now, start: PortalFixture.now,
        end: PortalFixture.now,
        isCompleted: false, responsible: 7)
    }
    let first = crm.addActivity(todo)
    for _ in 0..<CRM.maximumAdditions { _ = crm.addActivity(todo) }
    #expect(crm.activities.count == count + CRM.maximumAdditions)
    #expect(!crm.activities.contains { $0.id == first })
  }

  @Test func `what is forgotten leaves nothing behind`() throws {
    var crm = CRM(now: PortalFixture.now)
    func contact(_ id: Int) -> CRMItem { CRMItem(.contact(id), created: PortalFixture.now) }
    let item = crm.addItem(contact, by: 7, now: PortalFixture.now).reference
    func activity(_ id: Int) -> Activity {
      Activity(
        id: id, kind: .todo, subject: "", bindings: [item], created: PortalFixture.now, start: PortalFixture.now,
        end: PortalFixture.now, isCompleted: false, responsible: 7)
    }
    let blocks = crm.contentBlocks.count
    let records = [
      TimelineNote.Record(type: .activity, id: crm.addActivity(activity)),
      TimelineNote.Record(type: .history, id: crm.addComment("x", to: item, author: 7, now: PortalFixture.now)),
    ]
    for record in records { crm.setNote("x", on: record, author: 7, now: PortalFixture.now) }
    crm.setContentBlocks(ContentBlockSet(activity: records[0].id, application: "a", blocks: Fields()))
    for _ in 0..<CRM.maximumAdditions {
      _ = crm.addActivity(activity)
      _ = crm.addComment("x", to: item, author: 7, now: PortalFixture.now)
    }
    #expect(crm.writtenNotes.isEmpty && crm.contentBlocks.count == blocks)
    for _ in 0..<CRM.maximumAdditions { crm.addItem(contact, by: 7, now: PortalFixture.now) }
    #expect(crm.item(item) == nil && crm.comments.isEmpty)
    #expect(!crm.activities.contains { CRM.isAddition($0.id) })
    // Nobody has deleted it.
    #expect(!crm.itemLog.contains { $0.kind == .deleted })
  }

  @Test(arguments: ["+493023125101", "493023125101", "+49 (30) 231-25-101"])
  func `finds a number however it is written`(number: String) {
    #expect(CRM(now: PortalFixture.now).items(withPhone: number).map(\.reference) == [.contact(101)])
  }
}
