import Bitrix24
import Bitrix24REST

extension CustomerDecoder {
  /// The command for the names of contacts.
  static let contacts = "contacts"

  /// What the first answer has shown to be missing of a linked customer, who is as good without it: names of stages in
  /// other pipelines, of people, and who can be asked about what this user may not see. Of a number without a customer,
  /// it is the people of its calls.
  var missing: Batch {
    var batch = Batch()
    for kind in missingStages { batch.append(kind.commandName, kind.command) }
    question.appendPeople(missingPeople, names, to: &batch)
    let contacts = missingContacts.sorted()
    if !contacts.isEmpty {
      batch.append(
        Self.contacts,
        RESTCommand(
          "crm.item.list",
          [
            "entityTypeId": 3, "filter": ["@id": .list(contacts.map { .integer($0) })],
            "select": ["id", "name", "secondName", "lastName"],
          ]))
    }
    let isDenied = question.items.indices.contains { presence(at: $0) == .denied && question.items[$0].kind != .deal }
    if isDenied, case .number = question.phone {
      question.appendMatch(to: &batch)
      let responsible = (0..<3).map { ParameterValue.result(of: CustomerQuery.match, "\($0)", "ASSIGNED_BY_ID") }
      batch.append("people", RESTCommand("user.get", ["FILTER": ["ID": .list(responsible)]]))
    }
    return batch
  }

  /// The lists of which a name is missing.
  private var missingStages: [StageKind] {
    let deals = ["deals", "closed"].flatMap { answer.value($0)?["items"]?.elements ?? [] }
    var kinds = deals.compactMap { $0["stageId"]?.shownText.map(StageKind.init(ofDealStage:)) }
    for (index, item) in question.items.enumerated() {
      let value = answer.value("item\(index)")?["item"]
      if item.kind == .deal, let stage = value?["stageId"]?.shownText { kinds.append(StageKind(ofDealStage: stage)) }
      if value?["honorific"]?.nonEmptyText != nil { kinds.append(.honorifics) }
    }
    return Set(kinds).filter { !names.has($0) }.sorted { $0.commandName < $1.commandName }
  }

  /// The employees of the shown events, unless their names were asked for and cannot be had.
  var missingPeople: [Int] {
    guard question.items.isEmpty || answer.value("people") != nil else { return [] }
    return shownEvents.compactMap(\.person).filter { !names.has(person: $0) }
  }

  private var missingContacts: Set<Int> {
    Set(shownEvents.filter { $0.event.contact == nil }.compactMap { $0.contact?.id })
  }

  private var shownEvents: [Happening] {
    events(
      activityRecords("activities").rows ?? [], activityRecords("todos").rows ?? [], callRecords.rows ?? [])
  }
}
