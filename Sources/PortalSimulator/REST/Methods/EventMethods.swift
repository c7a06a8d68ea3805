/// `event.*`, for applications only (<https://apidocs.bitrix24.com/api-reference/events/event-bind.html>).
enum EventMethods {
  private static let maximumBindings = 100

  /// An employee sees the own handlers only.
  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    try call.requireApplication()
    let visible = portal.events.filter { call.person.isAdministrator || $0.user == call.person.id }
    return Answer(.list(visible.map(\.value)))
  }

  static func bind(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    try call.requireApplication()
    let event = try eventName(call)
    let isOffline = try isOffline(call, "binding")
    let user = try user(call, "binding") ?? (call.person.isAdministrator ? nil : call.person.id)
    let handler = isOffline ? "" : try handler(call)
    if !isOffline { try HandlerURL.check(handler) }
    let binding = EventBinding(
      id: portal.lastHandler + 1, event: event, handler: String(handler.prefix(2000)), user: user == 0 ? nil : user,
      isOffline: isOffline)
    guard !portal.events.contains(where: binding.isSame) else {
      throw RESTError("ERROR_CORE", "Unable to set event handler: Handler already binded")
    }
    if portal.events.count == maximumBindings { portal.events.removeFirst() }
    portal.events.append(binding)
    portal.lastHandler = binding.id
    return Answer(true)
  }

  /// With `auth_type` only those of that user, with 0 those of nobody in particular.
  static func unbind(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    try call.requireApplication()
    let event = try eventName(call)
    let isOffline = try isOffline(call, "unbinding")
    let asked = try user(call, "unbinding")
    let handler = isOffline ? "" : try handler(call)
    let before = portal.events.count
    portal.events.removeAll { binding in
      guard binding.event == event, binding.handler == handler, binding.isOffline == isOffline else { return false }
      if !call.person.isAdministrator { return binding.user == call.person.id }
      return asked.map { $0 == binding.user ?? 0 } ?? true
    }
    return Answer(["count": .integer(before - portal.events.count)])
  }

  private static func eventName(_ call: Call) throws(RESTError) -> String {
    guard let event = call.anyCase("event")?.text?.uppercased(), !event.isEmpty else { throw .missing("EVENT") }
    guard isKnown(event, scope: call.scope) else { throw RESTError("ERROR_EVENT_NOT_FOUND", "Event not found") }
    return event
  }

  private static func handler(_ call: Call) throws(RESTError) -> String {
    guard let handler = call.anyCase("handler")?.text, !handler.isEmpty else { throw .missing("HANDLER") }
    return handler
  }

  private static func isOffline(_ call: Call, _ doing: String) throws(RESTError) -> Bool {
    guard call.anyCase("event_type")?.text?.lowercased() == "offline" else { return false }
    guard call.person.isAdministrator else {
      throw RESTError(
        "ACCESS_DENIED", "Access denied! Offline events \(doing) requires administrator access rights", .forbidden)
    }
    return true
  }

  /// `auth_type`, 0 where it is there and empty.
  private static func user(_ call: Call, _ doing: String) throws(RESTError) -> Int? {
    guard let value = call.anyCase("auth_type") else { return nil }
    let user = value.integer ?? 0
    guard call.person.isAdministrator || user == call.person.id else {
      throw RESTError(
        "ACCESS_DENIED", "Access denied! Event \(doing) with AUTH_TYPE requires administrator access rights", .forbidden
      )
    }
    return user
  }

  /// The application's own events take no scope, the others that of what they are about.
  private static func isKnown(_ event: String, scope: [String]) -> Bool {
    let own = ["ONAPPINSTALL", "ONAPPUPDATE", "ONAPPUNINSTALL", "ONAPPPAYMENT", "ONAPPMETHODCONFIRM", "ONUSERADD"]
    let families = [
      ("ONCRM", "crm"), ("ONVOXIMPLANTCALL", "telephony"), ("ONEXTERNALCALL", "telephony"), ("ONTASK", "task"),
      ("ONIM", "im"), ("ONCALENDAR", "calendar"),
    ]
    return own.contains(event) || families.contains { event.hasPrefix($0.0) && scope.contains($0.1) }
  }
}
