/// The last calls to REST and to the authorization server, and the portal's own to the application.
struct Journal: Sendable {
  static let capacity = 200

  struct Entry: Sendable, Equatable {
    let time: Moment
    /// A REST method, `oauth/token`, or an event.
    let method: String
    /// Whose token it was, if it was one.
    var user: Int?
    /// 444 where the connection was cut; 0 where an event found nobody.
    let status: Int
    var error: String?
    /// The methods of a batch, in order.
    var commands: [String] = []
    /// Where an event was sent.
    var url: String?

    var value: Value {
      [
        "at_ms": .integer(Int(time.seconds * 1000)), "method": .string(method),
        "token_user": user.map(Value.integer) ?? .null, "status": .integer(status),
        "error": error.map(Value.string) ?? .null, "commands": .list(commands.map(Value.string)),
        "url": url.map(Value.string) ?? .null,
      ]
    }
  }

  private(set) var entries: [Entry] = []

  mutating func append(_ entry: Entry) {
    if entries.count == Self.capacity { entries.removeFirst() }
    entries.append(entry)
  }
}
