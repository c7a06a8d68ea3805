/// `placement.*`, for administrators only.
enum PlacementMethods {
  private static let maximumBindings = 100

  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard call.person.isAdministrator else { throw .administratorsOnly }
    return Answer(.list(portal.placements.map(\.value)))
  }

  static func bind(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard call.person.isAdministrator else { throw .administratorsOnly }
    guard let placement = call.anyCase("PLACEMENT")?.text?.uppercased(), !placement.isEmpty else {
      throw .missing("PLACEMENT")
    }
    guard let handler = call.anyCase("HANDLER")?.text, !handler.isEmpty else { throw .missing("HANDLER") }
    guard isKnown(placement) else { throw RESTError("ERROR_PLACEMENT_NOT_FOUND", "Placement not found") }
    guard let colon = handler.firstRange(of: "://") else {
      throw RESTError("ERROR_WRONG_HANDLER_URL", "Wrong handler URL")
    }
    guard ["http", "https"].contains(handler[..<colon.lowerBound]) else {
      throw RESTError("ERROR_UNSUPPORTED_PROTOCOL", "Unsupported event handler protocol")
    }
    guard !portal.placements.contains(where: { $0.placement == placement && $0.handler == handler }) else {
      throw RESTError("ERROR_CORE", "Unable to set placement handler: Handler already binded")
    }
    guard portal.placements.count < maximumBindings else {
      throw RESTError("ERROR_PLACEMENT_MAX_COUNT", "Placement max count")
    }
    portal.placements.append(
      PlacementBinding(
        placement: placement, handler: String(handler.prefix(2000)),
        title: String((call.anyCase("TITLE")?.text ?? "").prefix(500)),
        description: String((call.anyCase("DESCRIPTION")?.text ?? "").prefix(500)),
        options: call.anyCase("OPTIONS") ?? [], languages: call.anyCase("LANG_ALL") ?? []))
    return Answer(true)
  }

  static func unbind(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard call.person.isAdministrator else { throw .administratorsOnly }
    guard let placement = call.anyCase("PLACEMENT")?.text?.uppercased(), !placement.isEmpty else {
      throw .missing("PLACEMENT")
    }
    let handler = call.anyCase("HANDLER")?.text
    let before = portal.placements.count
    portal.placements.removeAll { $0.placement == placement && (handler == nil || $0.handler == handler) }
    return Answer(["count": .integer(before - portal.placements.count)])
  }

  /// Names of placements that stand alone, and the beginnings of those made for a type of item.
  private static func isKnown(_ placement: String) -> Bool {
    let single = [
      "CALL_CARD", "BI_ANALYTICS_MENU", "CALENDAR_GRIDVIEW", "CONTACT_CENTER", "LEFT_MENU", "PAGE_BACKGROUND_WORKER",
      "REST_APP_URI", "SETTING_CONNECTOR", "TELEPHONY_ANALYTICS_MENU", "USERFIELD_TYPE", "USER_PROFILE_MENU",
      "USER_PROFILE_TOOLBAR",
    ]
    let families = ["CRM_", "IM_", "IMMOBILE_", "SONET_GROUP_", "TASK_"]
    return single.contains(placement) || families.contains(where: placement.hasPrefix)
  }
}
