/// `crm.activity.layout.blocks.*`: what an application shows in an activity's entry in the timeline
/// (<https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/layout-blocks/index.html>).
enum ContentBlockMethods {
  /// Replaces the application's own set. Another one's is never touched, nor seen.
  static func set(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let (activity, item) = try target(portal, call)
    guard let layout = call["layout"] else { throw .required("layout") }
    guard portal.canChange(item, call.person), portal.canChange(activity: activity.id, call.person) else {
      throw .accessDenied
    }
    switch activity.kind {
    case .configurable, .meeting:
      throw RESTError("UNSUITABLE_ACTIVITY_TYPE_ERROR", "The type of this activity is not suitable")
    case .call, .email, .todo: break
    }
    let blocks = try ContentBlock.blocks(of: layout)
    portal.crm.setContentBlocks(
      ContentBlockSet(activity: activity.id, application: portal.installation.clientID, blocks: blocks))
    return Answer(["success": true])
  }

  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let (activity, item) = try target(portal, call)
    guard portal.crm.canRead(item, call.person) else { throw .accessDenied }
    let set = portal.crm.contentBlocks(of: activity.id, by: portal.installation.clientID)
    return Answer(set.map { ["layout": ["blocks": .map($0.blocks)]] } ?? .null)
  }

  static func delete(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let (activity, item) = try target(portal, call)
    guard portal.canChange(item, call.person), portal.canChange(activity: activity.id, call.person) else {
      throw .accessDenied
    }
    let wasThere = portal.crm.removeContentBlocks(of: activity.id, by: portal.installation.clientID)
    return Answer(wasThere ? ["success": true] : .null)
  }

  private static func target(
    _ portal: Portal, _ call: Call
  ) throws(RESTError) -> (activity: Activity, owner: CRMItem) {
    guard call.isApplication else {
      throw RESTError(
        "ERROR_WRONG_CONTEXT", "The method call is only possible in the context of a REST application")
    }
    let owner = try call.item("entityTypeId", "entityId")
    guard let id = call["activityId"]?.integer else { throw .required("activityId") }
    guard let item = portal.crm.item(owner) else { throw .ownerNotFound }
    guard let activity = portal.crm.activity(id), activity.bindings.contains(owner) else { throw .elementNotFound }
    return (activity, item)
  }
}
