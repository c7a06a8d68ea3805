/// `crm.activity.binding.*`: the items that an activity belongs to
/// (<https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/binding/index.html>).
enum BindingMethods {
  static let maximumBindings = 100

  static func add(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let reference = try call.item("entityTypeId", "entityId")
    var activity = try changeableActivity(portal, call)
    let item = try portal.changeableOwner(reference, by: call.person)
    guard !activity.bindings.contains(item) else { throw .alreadyBound }
    guard activity.bindings.count < maximumBindings else {
      throw RESTError("0", "An activity can be linked to \(maximumBindings) items at most")
    }
    activity.bindings.append(item)
    portal.save(activity, call)
    return Answer(true)
  }

  /// Those that the person may read.
  static func list(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let activity = try activity(portal, call)
    let items = activity.bindings.compactMap(portal.crm.item).filter { portal.crm.canRead($0, call.person) }
    guard !items.isEmpty else { throw .accessDenied }
    return Answer(
      .list(
        items.map { ["entityTypeId": .integer($0.reference.type.rawValue), "entityId": .integer($0.reference.id)] }))
  }

  static func move(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let source = try call.item("sourceEntityTypeId", "sourceEntityId")
    let target = try call.item("targetEntityTypeId", "targetEntityId")
    var activity = try changeableActivity(portal, call)
    guard source.type == target.type else {
      throw RESTError(
        "SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR", "Cannot move the activity to an item of another type")
    }
    guard source.id != target.id else {
      throw RESTError(
        "SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR", "Cannot move the activity to the item that it belongs to")
    }
    let from = try portal.changeableOwner(source, by: call.person)
    let to = try portal.changeableOwner(target, by: call.person)
    guard let index = activity.bindings.firstIndex(of: from) else { throw .notBound }
    guard !activity.bindings.contains(to) else { throw .alreadyBound }
    activity.bindings[index] = to
    portal.save(activity, call)
    return Answer(true)
  }

  static func delete(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let reference = try call.item("entityTypeId", "entityId")
    var activity = try changeableActivity(portal, call)
    let item = try portal.changeableOwner(reference, by: call.person)
    guard activity.bindings.contains(item) else { throw .notBound }
    guard activity.bindings.count > 1 else {
      throw RESTError("LAST_BINDING_CANNOT_BE_DELETED", "The only link of the activity cannot be deleted")
    }
    activity.bindings.removeAll { $0 == item }
    portal.save(activity, call)
    return Answer(true)
  }

  private static func activity(_ portal: Portal, _ call: Call) throws(RESTError) -> Activity {
    guard let id = call["activityId"]?.integer else { throw .required("activityId") }
    guard let activity = portal.crm.activity(id) else { throw .elementNotFound }
    return activity
  }

  private static func changeableActivity(_ portal: Portal, _ call: Call) throws(RESTError) -> Activity {
    let activity = try activity(portal, call)
    guard portal.canChange(activity, call.person) else { throw .accessDenied }
    return activity
  }
}

extension RESTError {
  fileprivate static let alreadyBound = RESTError(
    "ACTIVITY_IS_ALREADY_BOUND", "The activity is already linked to this item")
  fileprivate static let notBound = RESTError("BINDING_NOT_FOUND", "The activity is not linked to this item")
}
