/// A handler that the application has registered for an event.
struct EventBinding: Sendable, Equatable {
  let event: String
  let handler: String
  let authType: String

  var value: Value {
    ["event": .string(event), "handler": .string(handler), "auth_type": .string(authType), "offline": 0]
  }
}
