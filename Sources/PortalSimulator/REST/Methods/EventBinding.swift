/// A handler that the application has registered for an event.
struct EventBinding: Sendable {
  /// `event_handler_id` of what is sent to it.
  let id: Int
  let event: String
  /// Empty for an offline event, which the application fetches.
  let handler: String
  /// Whose tokens come with the event; `nil` for those of whoever makes it happen.
  let user: Int?
  let isOffline: Bool

  /// Whether a portal would take both for one.
  func isSame(as other: EventBinding) -> Bool {
    event == other.event && handler == other.handler && user == other.user && isOffline == other.isOffline
  }

  var value: Value {
    [
      "event": .string(event), "handler": .string(handler), "auth_type": .string(String(user ?? 0)),
      "offline": isOffline ? 1 : 0,
    ]
  }
}
