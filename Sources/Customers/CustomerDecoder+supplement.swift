import Bitrix24
import Bitrix24REST

extension CustomerDecoder {
  /// What the first answer has shown to be missing of a linked customer, who is as good without it: names of stages in
  /// other pipelines, of people, and who can be asked about what this user may not see. Of a number without a customer,
  /// it is the people of its calls.
  var missing: CustomerBatch {
    var batch = CustomerBatch()
    question.append(missingStages, names, to: &batch)
    question.appendPeople(missingPeople, names, to: &batch)
    let contacts = missingContacts.sorted()
    if !contacts.isEmpty {
      batch.commands.contacts = batch.append(
        ListItems(
          entityTypeID: 3, filter: ["@id": .list(contacts.map { .integer($0) })],
          select: ["id", "name", "secondName", "lastName"]))
    }
    return batch
  }

  /// The lists of which a name is missing.
  private var missingStages: [StatusList] {
    let lists = [answer.commands.openDeals, answer.commands.closedDeals]
    let deals = lists.flatMap { answer.outcomes[$0].value ?? [] }
    var kinds = deals.compactMap { $0["stageId"]?.shownText.map(StatusList.init(ofDealStage:)) }
    for (index, item) in question.items.enumerated() {
      let value = presence(at: index).value
      if item.kind == .deal, let stage = value?["stageId"]?.shownText { kinds.append(StatusList(ofDealStage: stage)) }
      if value?["honorific"]?.nonEmptyText != nil { kinds.append(.honorifics) }
    }
    return Set(kinds).sorted { $0.entity < $1.entity }
  }

  /// The employees of the shown events, unless their names were asked for and cannot be had.
  var missingPeople: [Int] {
    let isAsked = question.items.isEmpty || answer.outcomes[answer.commands.activityPeople].value != nil
    let active = isAsked ? shownEvents.compactMap(\.person) : []
    return (active + responsibleForDenied).filter { !names.has(person: $0) }
  }

  /// Who can be asked about items that this user may not see.
  private var responsibleForDenied: [Int] {
    let denied = question.items.indices.filter { presence(at: $0) == .denied && question.items[$0].kind != .deal }
    let matches = denied.isEmpty ? [:] : matches
    return denied.compactMap { matches[question.items[$0]]?.responsible }
  }

  private var missingContacts: Set<Int> {
    Set(shownEvents.filter { $0.event.contact == nil }.compactMap { $0.contact?.id })
  }

  private var shownEvents: [Happening] {
    events(activities.rows ?? [], toDos.rows ?? [], callRecords.rows ?? []).events
  }
}
