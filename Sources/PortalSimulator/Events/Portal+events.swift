extension Portal {
  /// Puts an event for each handler that is bound to it into the outbox.
  ///
  /// - Parameter user: who has made it happen.
  mutating func announce(_ event: AppEvent, by user: Int, now: Moment) {
    outbox = []
    for binding in events where binding.event == event.name && !binding.isOffline {
      outbox.append(delivery(of: event, to: binding.handler, as: binding.user ?? user, now: now))
    }
  }

  /// - Parameter user: whose tokens it carries.
  mutating func delivery(of event: AppEvent, to url: String, as user: Int, now: Moment) -> Delivery {
    var authority: Fields = ["domain": .string(address.domain)]
    if event.hasTokens {
      let token = tokens.issue(user: user, scope: installation.scope, now: now)
      authority["scope"] = .string(token.scope.joined(separator: " "))
      authority["access_token"] = .string(token.access)
      authority["refresh_token"] = .string(token.refresh)
      authority["expires_in"] = .integer(Tokens.lifetime)
      authority["status"] = .string(installation.status)
    }
    authority["server_endpoint"] = .string(installation.serverEndpoint)
    authority["client_endpoint"] = .string(clientEndpoint)
    authority["member_id"] = .string(installation.memberID)
    authority["application_token"] = .string(application.token)
    return Delivery(
      event: event.name, url: url,
      form: [
        "event": .string(event.name), "data": .map(event.data), "ts": .integer(Int(now.seconds)),
        "auth": .map(authority),
      ])
  }

  /// What is to be sent; it is given out once.
  mutating func takeOutbox() -> [Delivery] {
    defer { outbox = [] }
    return outbox
  }
}
