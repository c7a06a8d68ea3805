/// `event.*`: handlers are kept and listed, but nothing is sent to them.
enum EventMethods {
  private static let maximumBindings = 100

  static func get(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    Answer(.list(portal.events.map(\.value)))
  }

  static func bind(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let binding = try binding(call)
    guard call.anyCase("auth_type") == nil || call.person.isAdministrator else {
      throw RESTError(
        "ACCESS_DENIED", "Access denied! Event binding with AUTH_TYPE requires administrator access rights", .forbidden)
    }
    guard !portal.events.contains(binding) else {
      throw RESTError("ERROR_CORE", "Unable to set event handler: Handler already binded")
    }
    if portal.events.count == maximumBindings { portal.events.removeFirst() }
    portal.events.append(binding)
    return Answer(true)
  }

  static func unbind(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let binding = try binding(call)
    let before = portal.events.count
    portal.events.removeAll { $0.event == binding.event && $0.handler == binding.handler }
    return Answer(["count": .integer(before - portal.events.count)])
  }

  private static func binding(_ call: Call) throws(RESTError) -> EventBinding {
    guard let event = call.anyCase("event")?.text?.uppercased(), !event.isEmpty else { throw .missing("EVENT") }
    guard let handler = call.anyCase("handler")?.text, !handler.isEmpty else { throw .missing("HANDLER") }
    guard event.hasPrefix("ON") else { throw RESTError("ERROR_EVENT_NOT_FOUND", "Event not found") }
    return EventBinding(
      event: String(event.prefix(100)), handler: String(handler.prefix(2000)),
      authType: call.anyCase("auth_type")?.text ?? "0")
  }
}
