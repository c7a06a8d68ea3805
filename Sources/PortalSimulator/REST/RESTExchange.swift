import HTTPMessage

/// What is learnt about a call while it is answered, for the journal.
struct RESTExchange {
  let method: String
  var token: Token?
  var error: String?
  var commands: [String] = []

  init(method: String) {
    self.method = method
  }

  /// The method and those of a batch, in small letters.
  var methods: [String] { [method] + commands.map { $0.lowercased() } }

  func journalEntry(for response: Response, now: Moment) -> Journal.Entry {
    let isCut = response.field("X-Accel-Redirect") != nil
    return Journal.Entry(
      time: now, method: String(method.prefix(100)), user: token?.user, status: isCut ? 444 : response.status.code,
      error: error, commands: commands.map { String($0.prefix(100)) })
  }
}
