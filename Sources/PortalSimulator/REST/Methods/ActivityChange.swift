/// What the `fields` of `crm.activity.update` make of an activity
/// (<https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-update.html>).
struct ActivityChange {
  /// Meetings, calls, tasks, letters, actions and what applications make.
  private static let types = 1...6

  private let fields: Fields
  /// The item that is to own it; `nil` for the one that does.
  private(set) var owner: ItemReference?

  /// Fields that are named have to be right; those that are not named do not matter.
  init(_ fields: Fields, isApplication: Bool) throws(RESTError) {
    self.fields = fields
    try Self.require("SUBJECT", in: fields, "is not defined or empty") { $0.text?.isEmpty == false }
    try Self.require("RESPONSIBLE_ID", in: fields) { $0.integer ?? 0 > 0 }
    try Self.require("TYPE_ID", in: fields) { $0.integer.map(Self.types.contains) ?? false }
    try Self.require("COMMUNICATIONS", in: fields) { $0.fields != nil && !$0.elements.isEmpty }
    guard fields["COMMUNICATIONS"]?.elements.count ?? 0 <= 1 else {
      throw RESTError("", "The only one communication is allowed for activity of specified type")
    }
    guard fields["TYPE_ID"]?.integer != 6 || fields["PROVIDER_ID"]?.text?.isEmpty == false else {
      throw RESTError("", "The custom activity without provider is not supported in current context")
    }
    guard isApplication || fields["PROVIDER_ID"] != "REST_APP" else {
      throw RESTError("", "Application context required")
    }
    guard fields["OWNER_ID"] != nil || fields["OWNER_TYPE_ID"] != nil else { return }
    let type = fields["OWNER_TYPE_ID"]?.integer.flatMap(ItemType.init(rawValue:))
    // What cannot be an item is none that anybody has.
    owner = ItemReference(type: type ?? .lead, id: type == nil ? 0 : fields["OWNER_ID"]?.integer ?? 0)
  }

  /// Deadlines follow from the times and cannot be set.
  func apply(to activity: inout Activity) {
    if let subject = fields["SUBJECT"]?.text { activity.subject = String(subject.prefix(Activity.maximumSubject)) }
    if let description = fields["DESCRIPTION"]?.text { activity.description = String(description.prefix(10_000)) }
    if let person = fields["RESPONSIBLE_ID"]?.integer { activity.responsible = person }
    if let originator = fields["ORIGINATOR_ID"]?.text { activity.originator = String(originator.prefix(255)) }
    if let origin = fields["ORIGIN_ID"]?.text { activity.origin = String(origin.prefix(255)) }
    if let start = fields["START_TIME"]?.text.flatMap(Moment.init) { activity.start = start }
    if let end = fields["END_TIME"]?.text.flatMap(Moment.init) {
      activity.end = end
      if case .todo = activity.kind { activity.deadline = end }
    }
    if let value = fields["COMMUNICATIONS"]?.elements.first?["VALUE"]?.text {
      activity.communication = String(value.prefix(200))
    }
    // A flag of this kind is the letter Y, or it is not set.
    if let flag = fields["COMPLETED"] { activity.isCompleted = flag.text?.uppercased() == "Y" }
  }

  private static func require(
    _ name: String, in fields: Fields, _ complaint: String = "is not defined or invalid", _ isRight: (Value) -> Bool
  ) throws(RESTError) {
    guard let value = fields[name], !isRight(value) else { return }
    throw RESTError("", "The field \(name) \(complaint)")
  }
}
