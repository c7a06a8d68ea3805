/// How the CRM and the telephony of this portal are set up.
struct CRMSettings: Sendable, Equatable {
  enum Mode: String, CaseIterable {
    /// With leads.
    case classic
    /// A new lead with a first name becomes a deal at once.
    case simple

    /// As `crm.settings.mode.get` gives it.
    var number: Int { self == .classic ? 1 : 2 }
  }

  /// When a call of the built-in telephony has its activity; those of the REST telephony have it afterwards.
  enum CallActivity: String, CaseIterable {
    /// During the call, in the scenarios that say so; otherwise afterwards.
    case during
    /// From the moment at which it is answered; otherwise afterwards.
    case answered
    /// Always afterwards.
    case after
  }

  /// A field without which a portal saves no item.
  struct RequiredField: Sendable, Equatable {
    let type: ItemType
    /// As in `crm.item.*`, or the original name of a custom field, or `phone` or `email`.
    let name: String
    /// The stage in which alone it is required.
    let stage: String?

    /// Reads `contact.sourceId`, `deal.UF_CRM_1733` or `deal.UF_CRM_1733@WON`.
    init?(_ text: String) {
      let parts = text.split(separator: ".", maxSplits: 1)
      guard parts.count == 2, let type = ItemType(name: String(parts[0])) else { return nil }
      let field = parts[1].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard field.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 100 }) else { return nil }
      self.type = type
      name = field[0]
      stage = field.count > 1 ? field[1] : nil
    }

    var text: String { "\(type.name.lowercased()).\(name)" + (stage.map { "@\($0)" } ?? "") }
  }

  var mode = Mode.classic
  /// Whether the portal's AI works on calls.
  var callAI = Settings.Switch.on
  var callActivity = CallActivity.during
  /// Whether the telephony makes a lead for a number that nobody has.
  var createsLeads = Settings.Switch.off
  var requiredFields: [RequiredField] = []
  /// Stages into which only administrators may move an item, or `*` for all.
  var lockedStages: [String] = []

  func isLocked(_ stage: String) -> Bool {
    lockedStages.contains(stage) || lockedStages.contains("*")
  }

  /// - Returns: whether there is such a setting.
  mutating func update(_ key: String, to text: String) throws(ControlError) -> Bool {
    switch key {
    case "crm_mode": mode = try Settings.choice(text, for: key)
    case "call_ai": callAI = try Settings.choice(text, for: key)
    case "call_activity": callActivity = try Settings.choice(text, for: key)
    case "crm_create": createsLeads = try Settings.choice(text, for: key)
    case "required_fields": requiredFields = try Self.fields(text, for: key)
    case "locked_stages": lockedStages = text.split(separator: ",").map { String($0.prefix(50)) }
    default: return false
    }
    return true
  }

  var values: Fields {
    [
      "crm_mode": .string(mode.rawValue), "call_ai": .string(callAI.rawValue),
      "call_activity": .string(callActivity.rawValue), "crm_create": .string(createsLeads.rawValue),
      "required_fields": .string(requiredFields.map(\.text).joined(separator: ",")),
      "locked_stages": .string(lockedStages.joined(separator: ",")),
    ]
  }

  private static func fields(_ text: String, for key: String) throws(ControlError) -> [RequiredField] {
    let names = text.split(separator: ",")
    let fields = names.compactMap { RequiredField(String($0)) }
    if fields.count == names.count { return fields }
    throw ControlError(reason: "\(key) is names such as contact.sourceId and deal.UF_CRM_1733@WON between commas")
  }
}
