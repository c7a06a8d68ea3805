import HTTPMessage

/// What is learnt about a call while it is answered, for the journal.
struct RESTExchange {
  /// An incoming webhook, through which a call has come.
  struct Webhook {
    let user: String
    let secret: String
  }

  let method: String
  var webhook: Webhook?
  /// Whether the call has named somebody's authority; ``token`` is there if that is known.
  var hasToken = false
  var token: Token?
  var error: String?
  var commands: [String] = []

  init(method: String) {
    self.method = method
  }

  /// - Parameter path: what is behind `/rest/`: a method, or a webhook's user, secret and method.
  init(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isWebhook = parts.count == 3
    method = (isWebhook ? parts[2] : path).lowercased()
    if isWebhook { webhook = Webhook(user: parts[0], secret: parts[1]) }
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
