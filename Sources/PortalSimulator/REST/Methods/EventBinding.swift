/// A handler that the application has registered for an event.
struct EventBinding: Sendable, Equatable {
  let event: String
  /// Empty for an offline event, which the application fetches.
  let handler: String
  /// Whose tokens come with the event; `nil` for those of whoever makes it happen.
  let user: Int?
  let isOffline: Bool

  var value: Value {
    [
      "event": .string(event), "handler": .string(handler), "auth_type": .string(String(user ?? 0)),
      "offline": isOffline ? 1 : 0,
    ]
  }
}
