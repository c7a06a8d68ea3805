import HTTPMessage

/// `placement.*`, for applications only (<https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html>).
enum PlacementMethods {
  /// Only so that the simulator's memory has a bound; a portal has none.
  private static let maximumBindings = 100

  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    try call.requireAdministrator()
    return Answer(.list(portal.placements.map(\.value)))
  }

  /// The codes that the application's scopes reach, or those of one scope, or all.
  static func list(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    try call.requireApplication()
    let scope = call.anyCase("SCOPE")?.text ?? ""
    let isFull = !["", "0", "false"].contains(call.anyCase("FULL")?.text?.lowercased() ?? "")
    let entries = PlacementCatalog.all.filter { entry in
      if !scope.isEmpty { return entry.scope == scope }
      return isFull || entry.scope.map(call.scope.contains) ?? true
    }
    return Answer(.list(entries.map { .string($0.code) }))
  }

  /// Most of its refusals come with status 200.
  static func bind(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    try call.requireAdministrator()
    let placement = try text(call, "PLACEMENT", .ok).uppercased()
    let handler = try text(call, "HANDLER", .ok)
    guard PlacementCatalog.entry(placement, scope: call.scope) != nil else {
      throw RESTError("ERROR_PLACEMENT_NOT_FOUND", "Placement not found")
    }
    try HandlerURL.check(handler)
    let options = PlacementCatalog.hasOptions(placement) ? call.anyCase("OPTIONS") ?? [] : []
    let user = call.anyCase("USER_ID")?.integer ?? 0
    guard user == 0 || placement == "PAGE_BACKGROUND_WORKER" else {
      throw RESTError("ERROR_PLACEMENT_USER_MODE", "User mode is not available", .ok)
    }
    guard placement != "PAGE_BACKGROUND_WORKER" || options["errorHandlerUrl"]?.text?.isEmpty == false else {
      throw RESTError("EMPTY_ERROR_HANDLER_URL", "Error handler URL is empty", .ok)
    }
    let isSingle = PlacementCatalog.single.contains(placement)
    guard !isSingle || !portal.placements.contains(where: { $0.placement == placement }) else {
      throw RESTError("ERROR_PLACEMENT_MAX_COUNT", "Placement max count", .ok)
    }
    guard !portal.placements.contains(where: { $0.placement == placement && $0.handler == handler }) else {
      throw RESTError("ERROR_CORE", "Unable to set placement handler: Handler already binded")
    }
    if portal.placements.count == maximumBindings { portal.placements.removeFirst() }
    portal.placements.append(
      PlacementBinding(
        placement: placement, handler: String(handler.prefix(2000)), user: user,
        title: String((call.anyCase("TITLE")?.text ?? "").prefix(500)),
        description: String((call.anyCase("DESCRIPTION")?.text ?? "").prefix(500)),
        options: options, languages: call.anyCase("LANG_ALL") ?? []))
    return Answer(true)
  }

  /// Without a handler all of the placement's are removed. Each counts twice, once found and once removed
  /// (<https://apidocs.bitrix24.com/api-reference/widgets/placement-unbind.html>).
  static func unbind(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    try call.requireAdministrator()
    let placement = try text(call, "PLACEMENT", .badRequest).uppercased()
    let handler = call.anyCase("HANDLER")?.text ?? ""
    let before = portal.placements.count
    portal.placements.removeAll { $0.placement == placement && (handler.isEmpty || $0.handler == handler) }
    return Answer(["count": .integer(2 * (before - portal.placements.count))])
  }

  private static func text(_ call: Call, _ name: String, _ status: Status) throws(RESTError) -> String {
    guard let value = call.anyCase(name) else { throw .missing(name, status) }
    guard let text = value.text else { throw .notText(name, status) }
    guard !text.isEmpty else { throw .missing(name, status) }
    return text
  }
}
