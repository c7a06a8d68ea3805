extension Scenario {
  /// Whom a call is with, as the portal knows them when the card opens.
  struct Client: Sendable {
    enum Number: Sendable, Equatable {
      case known(String)
      /// Withheld by the caller.
      case hidden
      /// The portal passes no number at all.
      case absent
    }

    let number: Number
    let line: Line
    /// The item that the call is linked to.
    let item: ItemReference?
    /// All linked items, that one included.
    let bindings: [ItemReference]
    /// The call's own activity, where the portal has made one already.
    let activity: Int?
    /// What the card's built-in part shows.
    let name: String

    /// Somebody in the CRM. Number and name are those of the item; the name of one that not everybody may see stays
    /// out of the card.
    ///
    /// - Parameter hasActivity: whether the portal has made an activity for the call, for which the item's last call
    ///   stands in.
    init(_ item: ItemReference, bindings: [ItemReference] = [], hasActivity: Bool = false, line: Line = .main) {
      let record = Scenario.items[item]
      number = record?.phones.first.map(Number.known) ?? .absent
      name = (record?.isConfidential == true ? record?.phones.first : record?.displayName) ?? ""
      self.item = item
      self.bindings = [item] + bindings
      activity = hasActivity ? Scenario.calls.last { $0.item == item }?.activity : nil
      self.line = line
    }

    /// Somebody whom the call is not linked to.
    init(_ number: Number, line: Line = .main) {
      self.number = number
      self.line = line
      item = nil
      bindings = []
      activity = nil
      name =
        switch number {
        case .known(let number): number
        case .hidden: "Hidden number"
        case .absent: "Unknown number"
        }
    }

    var value: Value {
      let number: Value =
        switch self.number {
        case .known(let number): .string(number)
        case .hidden: "hidden"
        case .absent: .null
        }
      return [
        "PHONE_NUMBER": number, "LINE_NUMBER": .string(line.number), "LINE_NAME": .string(line.name),
        "CRM_ENTITY_TYPE": .string(item?.type.name ?? ""), "CRM_ENTITY_ID": .integer(item?.id ?? 0),
        "CRM_ACTIVITY_ID": activity.map(Value.integer) ?? .null,
        "CRM_BINDINGS": .list(
          bindings.map { ["ENTITY_TYPE": .string($0.type.name), "ENTITY_ID": .integer($0.id)] }),
        "NAME": .string(name),
      ]
    }
  }

  // The CRM as at the start; names and numbers in it do not depend on the time.
  private static let crm = CRM(now: Moment(seconds: 0))
  private static let items = Dictionary(uniqueKeysWithValues: crm.items.map { ($0.reference, $0) })
  private static let calls = crm.calls
}
