/// What was done with customers: `crm.activity.list`, `.get`, `.update` and `.call.getTranscript`.
///
/// The three oldest refuse without a code and say why in words only
/// (<https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/index.html>).
enum ActivityMethods {
  /// `crm.activity.list`: shows what belongs to items that the person may see, once for each binding that the filter
  /// names. Unlike `crm.item.list` it lets unknown fields, and several values without the prefix for them, pass without
  /// a word, and then nothing has them.
  static func list(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    var filter = call.anyCase("filter")?.fields ?? Fields()
    let bindings = filter["BINDINGS"]
    filter["BINDINGS"] = nil
    let names = call.anyCase("select")?.elements.compactMap(\.text) ?? []
    let isPossible = filter.entries.allSatisfy {
      $0.value.fields == nil || RecordQuery.Condition($0.key).takesSeveral
    }
    guard isPossible else { return Answer(page: call.start, of: []) }
    let records = portal.crm.activities
      .filter { portal.crm.canRead($0, call.person) }
      .flatMap { activity in
        var fields = activity.fields
        if names.contains("COMMUNICATIONS") { fields["COMMUNICATIONS"] = activity.communications(in: portal.crm) }
        if names.contains("FILES") { fields["FILES"] = activity.files }
        return [Fields](repeating: fields, count: rows(activity, for: bindings))
      }
      .filter { RecordQuery.matches($0, filter) }
    let order = call.anyCase("order")?.fields ?? ["START_TIME": "ASC"]
    let sorted = RecordQuery.sort(records, by: order).map { record in
      names.isEmpty || names.contains("*")
        ? Value.map(record) : .map((["ID"] + names).reduce(into: Fields()) { $0[$1] = record[$1] })
    }
    return Answer(page: call.start, of: sorted)
  }

  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let activity = try activity(portal, call)
    guard portal.crm.canRead(activity, call.person) else { throw RESTError("", "Access denied.") }
    return Answer(.map(activity.fields))
  }

  /// Frozen, and the only way to complete an activity. Fields that are not named stay.
  static func update(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let old = try activity(portal, call)
    guard portal.canChange(old, call.person) else { throw RESTError("", "Access denied.") }
    if case .configurable = old.kind {
      throw RESTError("", "Use crm.activity.configurable.update for this activity provider")
    }
    guard let fields = call.anyCase("fields")?.fields else {
      throw RESTError("", "The parameter 'fields' must be array.")
    }
    let change = try ActivityChange(fields, isApplication: call.isApplication)
    var new = old
    change.apply(to: &new)
    if let owner = change.owner {
      guard let item = portal.crm.item(owner) else {
        throw RESTError(
          "",
          "Could not build binding. Please ensure that owner info and communications are defined correctly")
      }
      guard portal.canChange(item, call.person) else { throw RESTError("", "Access denied.") }
      new.bindings = [owner] + new.bindings.filter { $0 != owner }
    }
    portal.save(new, call)
    return Answer(true)
  }

  /// Null where the portal's AI has written nothing down (yet).
  static func transcript(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard let id = call["activityId"]?.integer else { throw .required("activityId") }
    guard let activity = portal.crm.activity(id), !activity.bindings.isEmpty else { throw .elementNotFound }
    guard portal.crm.canRead(activity, call.person), portal.settings.crm.callAI == .on else {
      throw RESTError("ACCESS_DENIED", "Access denied", .forbidden)
    }
    return Answer(activity.transcript.map { ["transcription": .string($0)] } ?? .null)
  }

  private static func activity(_ portal: Portal, _ call: Call) throws(RESTError) -> Activity {
    guard let id = call.anyCase("id")?.integer, let activity = portal.crm.activity(id) else {
      throw RESTError("", "Activity is not found")
    }
    return activity
  }

  /// How often an activity comes: as often as a binding of it is one that `BINDINGS` names, by its type, its id or
  /// both; once where bindings do not matter.
  private static func rows(_ activity: Activity, for bindings: Value?) -> Int {
    guard let bindings else { return 1 }
    return activity.bindings.count { binding in
      bindings.elements.contains { wanted in
        let (type, id) = (wanted["OWNER_TYPE_ID"]?.integer, wanted["OWNER_ID"]?.integer)
        guard type != nil || id != nil else { return false }
        return (type ?? binding.type.rawValue) == binding.type.rawValue && (id ?? binding.id) == binding.id
      }
    }
  }
}
