import Testing

@testable import PortalSimulator

@Suite struct ScenarioTests {
  private let crm = CRM(now: PortalFixture.now)

  @Test func `every id occurs once`() {
    #expect(Set(Scenario.all.map(\.id)).count == Scenario.all.count)
  }

  @Test(arguments: [
    "incoming-contact", "incoming-many-deals", "incoming-company", "incoming-lead", "incoming-shared-number",
    "incoming-unknown", "incoming-hidden", "incoming-no-number", "incoming-long-name", "incoming-arabic",
    "incoming-hebrew", "incoming-emoji", "incoming-html", "incoming-forbidden", "outgoing-contact", "outgoing-unknown",
    "callback-contact", "campaign",
  ])
  func `the scenarios that the page offers are there`(id: String) {
    #expect(Scenario.all.contains { $0.id == id })
  }

  @Test(arguments: Scenario.all.map(\.id))
  func `all items that a scenario names exist, and its number is that of its item`(id: String) throws {
    let scenario = try #require(Scenario.all.first { $0.id == id })
    for client in scenario.clients {
      for binding in client.bindings { #expect(crm.item(binding) != nil, "\(binding)") }
      #expect((client.item == nil) == client.bindings.isEmpty)
      guard let reference = client.item, let item = crm.item(reference) else { continue }
      #expect(client.bindings.first == reference)
      #expect(client.number == item.phones.first.map(Scenario.Client.Number.known))
      #expect(client.name == (item.isConfidential ? item.phones.first : item.displayName))
    }
  }

  @Test(arguments: ["2026-11-22T00:00:30+02:00", "2026-11-22T07:59:00+02:00", "2026-11-22T23:59:00+02:00"])
  func `an activity that a scenario names belongs to its item, at whatever hour the portal was started`(
    time: String
  ) throws {
    let crm = CRM(now: try #require(Moment(time)))
    #expect(Scenario.all.flatMap(\.clients).contains { $0.activity != nil })
    for client in Scenario.all.flatMap(\.clients) {
      guard let id = client.activity else { continue }
      let activity = try #require(crm.activities.first { $0.id == id })
      #expect(activity.bindings.first == client.item)
    }
  }

  @Test func `numbers are in the CRM as often as their scenario says`() throws {
    func count(_ id: String) throws -> Int {
      let client = try #require(Scenario.all.first { $0.id == id }?.clients.first)
      guard case .known(let number) = client.number else { return 0 }
      return crm.items(withPhone: number).count
    }
    #expect(try count("incoming-shared-number") == 3)
    #expect(try count("incoming-unknown") == 0)
    #expect(try count("outgoing-unknown") == 0)
    #expect(try count("incoming-contact") == 1)
  }

  @Test func `a contact to whom much is owed has been missed, and waits for what is late`() throws {
    let client = try client("incoming-attention")
    let item = try #require(client.item)
    let own = crm.activities.filter { $0.bindings.first == item }
    let missed = try #require(crm.calls.last { $0.item == item })
    let yesterday = PortalFixture.now.startOfDay.adding(days: -1)
    #expect(missed.failedCode == "304" && missed.start >= yesterday && missed.start < yesterday.adding(days: 1))
    #expect(client.number == .known("+" + missed.number.drop { $0 == "+" }))
    let open = own.filter { $0.fields["PROVIDER_ID"] == "CRM_TODO" && !$0.isCompleted }
    #expect(open.contains { $0.deadline.map { $0 < PortalFixture.now } ?? false })
    #expect(open.contains { $0.deadline == nil })
    let deals = crm.items.filter { $0.reference.type == .deal && $0.contactIDs.map(ItemReference.contact) == [item] }
    let stages = deals.compactMap { deal in crm.stages(of: deal).first { $0.statusID == deal.stageID } }
    #expect(deals.count == 8 && Set(deals.map(\.categoryID)).count > 2)
    #expect(stages.count == 8 && Set(stages.map(\.color)).count > 2)
    #expect(stages.count { $0.semantics == .success } == 1)
  }

  @Test func `a call that was passed on has a colleague's note`() throws {
    let activity = try #require(try client("incoming-transferred").activity)
    let note = try #require(crm.note(on: .init(type: .activity, id: activity)))
    #expect(note.createdBy == 12 && !note.text.isEmpty && note.created <= PortalFixture.now)
    // What stands there from the start is no test's.
    #expect(PortalFixture().portal.state["notes"] == [])
  }

  @Test(arguments: [ItemType.contact, .company, .lead])
  func `somebody has a remark`(type: ItemType) {
    let items = Scenario.all.flatMap(\.clients).compactMap(\.item).compactMap(crm.item)
    #expect(items.contains { $0.reference.type == type && !$0.comments.isEmpty })
  }

  private func client(_ id: String) throws -> Scenario.Client {
    try #require(Scenario.all.first { $0.id == id }?.clients.first)
  }

  @Test func `a campaign has an unlinked client and one that the operator may not see`() throws {
    let campaign = try #require(Scenario.all.first { $0.id == "campaign" })
    let `operator` = try #require(crm.person(7))
    #expect(campaign.clients.count >= 4)
    #expect(campaign.clients.contains { $0.item == nil })
    #expect(campaign.clients.contains { $0.item.flatMap(crm.item).map { !crm.canRead($0, `operator`) } ?? false })
  }

  @Test func `a client is written as the card gets it`() throws {
    let hidden = try #require(Scenario.all.first { $0.id == "incoming-hidden" }).value
    #expect(hidden.at("clients", "0", "PHONE_NUMBER") == "hidden")
    #expect(hidden.at("clients", "0", "CRM_ENTITY_ID") == 0)
    let none = try #require(Scenario.all.first { $0.id == "incoming-no-number" }).value
    #expect(none.at("clients", "0", "PHONE_NUMBER") == .null)
  }
}
