/// The call that a `CALL_CARD` widget was opened for, read from `PLACEMENT_OPTIONS`.
///
/// Covers both published versions of the documentation. Portals send text where numbers are meant and the other way
/// round, and leave out what they do not know; a value that is none of that costs its own key only and is named in
/// ``unreadKeys``.
package struct CallContext: Hashable, Sendable {
  /// Longest text that is taken in; a longer one is no value of its key.
  package static let maximumTextLength = 1024

  /// `CALL_ID`
  package var callID: String?
  /// `PHONE_NUMBER`
  package var phone = PhoneNumber.unknown
  /// `LINE_NUMBER`: the company's own number, or a SIP registration such as `reg151083`.
  package var lineNumber: String?
  /// `LINE_NAME`. May repeat the number.
  package var lineName: String?
  /// `CRM_ENTITY_TYPE` and `CRM_ENTITY_ID`: the main item.
  package var primaryItem: CRMItem?
  /// All items that the call is linked to: the main one first, then those of `CRM_BINDINGS`, each once.
  package var items: [CRMItem] = []
  /// `CRM_ACTIVITY_ID`, where it is this call's.
  package var activityID: String?
  /// The same as a number, if it is one.
  package var activity: Int? { activityID.flatMap { Int(canonicalDigits: $0) } }
  /// `CALL_DIRECTION`
  package var direction = CallDirection.other("")
  /// `CALL_STATE`, where it was sent.
  package var state: CallState?
  /// `CALL_LIST_MODE`: the call is part of a call campaign.
  package var isCampaign = false
  /// `URI`: the portal's page on which the card opened.
  package var uri: String?
  /// Known keys whose values could not be used, in the order of this declaration.
  package var unreadKeys: [String] = []
  /// Whether all of the text could be read.
  package var isComplete = true
  /// Whether nothing is known about linked items although the portal may have sent some.
  package var hasUnreadItems = false

  /// A call of which nothing is known.
  package init() {}

  /// Reads the options of a `CALL_CARD`. Never fails: what cannot be read is missing, and named.
  package init(_ options: PlacementOptions) {
    switch options {
    case .none:
      return
    case .unreadable:
      isComplete = false
      hasUnreadItems = true
      return
    case .members(_, let isComplete):
      self.isComplete = isComplete
    }
    callID = text("CALL_ID", of: options)
    phone = PhoneNumber(text("PHONE_NUMBER", of: options))
    lineNumber = text("LINE_NUMBER", of: options)
    lineName = text("LINE_NAME", of: options)
    primaryItem = CRMItem(type: text("CRM_ENTITY_TYPE", of: options), id: text("CRM_ENTITY_ID", of: options))
    items = Self.unique([primaryItem].compactMap(\.self) + bindings(of: options))
    let activityID = text("CRM_ACTIVITY_ID", of: options).flatMap { $0 == "0" ? nil : $0 }
    direction = CallDirection(text("CALL_DIRECTION", of: options) ?? "")
    state = text("CALL_STATE", of: options).map { CallState($0) }
    isCampaign = ["true", "1", "y"].contains((text("CALL_LIST_MODE", of: options) ?? "").lowercased())
    // A campaign that has not dialled yet still has the activity of the call before.
    let hasDialled = callID != nil || unreadKeys.contains("CALL_ID")
    self.activityID = isCampaign && !hasDialled ? nil : activityID
    uri = text("URI", of: options)
    let saysNothing = options["CRM_ENTITY_TYPE"] == nil && options["CRM_BINDINGS"] == nil
    let isUnread = unreadKeys.contains { $0 == "CRM_ENTITY_TYPE" || $0 == "CRM_ENTITY_ID" || $0 == "CRM_BINDINGS" }
    hasUnreadItems = items.isEmpty && (isUnread || (!isComplete && saysNothing))
  }

  /// Whether a PBX has registered the call (`telephony.externalCall.register`), rather than the portal's own telephony.
  /// Such a call is `connected` from the moment at which its card appears, which is usually while the phone still rings.
  package var isExternal: Bool { callID?.hasPrefix("externalCall.") ?? false }

  /// Whether something about the call was sent that could not be read.
  package var isPartial: Bool { !isComplete || !unreadKeys.isEmpty }

  private mutating func text(_ key: String, of options: PlacementOptions) -> String? {
    switch options[key] {
    // PHP writes an empty map or list for what it has not got.
    case nil, .null, .array([]), .object([]): return nil
    case let value?:
      guard let text = value.text, text.utf8.count <= Self.maximumTextLength else {
        unreadKeys.append(key)
        return nil
      }
      return text.nilIfAbsent
    }
  }

  private mutating func bindings(of options: PlacementOptions) -> [CRMItem] {
    let (items, isComplete) = Self.bindings(options["CRM_BINDINGS"])
    if !isComplete { unreadKeys.append("CRM_BINDINGS") }
    return items
  }

  /// `CRM_BINDINGS` is a list of objects; as a form turns everything into text, it may also be JSON in a string.
  private static func bindings(_ value: JSONValue?) -> (items: [CRMItem], isComplete: Bool) {
    switch value {
    case nil, .null, .object([]): return ([], true)
    case .string(let text):
      guard let text = text.nilIfAbsent else { return ([], true) }
      let (value, isComplete) = JSONReader.read(text.utf8)
      if case .string = value { return ([], false) }
      let (items, areComplete) = bindings(value)
      return (items, isComplete && areComplete)
    case .array(let elements):
      let pairs = elements.compactMap(binding)
      return (pairs.compactMap { CRMItem(type: $0.type, id: $0.id) }, pairs.count == elements.count)
    // A list with gaps, as PHP writes it.
    case .object(let members) where members.allSatisfy({ Int($0.name) != nil }):
      return bindings(.array(members.map(\.value)))
    default: return ([], false)
    }
  }

  private static func binding(_ value: JSONValue) -> (type: String, id: String)? {
    guard case .object(let members) = value,
      let type = members.last(where: { $0.name == "ENTITY_TYPE" })?.value.text,
      let id = members.last(where: { $0.name == "ENTITY_ID" })?.value.text,
      type.utf8.count <= maximumTextLength, id.utf8.count <= maximumTextLength
    else { return nil }
    return (type, id)
  }

  private static func unique(_ items: [CRMItem]) -> [CRMItem] {
    guard items.count > 8 else {
      // Of a few, looking at all is the quickest.
      return items.enumerated().filter { index, item in !items[..<index].contains(item) }.map(\.element)
    }
    var seen: Set<CRMItem> = []
    return items.filter { seen.insert($0).inserted }
  }
}
