extension Portal {
  /// Puts an event for each handler that is bound to it into the outbox; none before the application is installed.
  ///
  /// - Parameter user: who has made it happen.
  mutating func announce(_ event: AppEvent, by user: Int, now: Moment) {
    outbox = []
    guard application.stage == .installed else { return }
    for binding in events where binding.event == event.name && !binding.isOffline {
      outbox.append(
        delivery(of: event, to: binding.handler, number: binding.id, as: binding.user ?? user, now: now))
    }
  }

  /// - Parameters:
  ///   - number: the handler's; a new one for a handler that nobody has bound.
  ///   - user: whose tokens it carries.
  mutating func delivery(
    of event: AppEvent, to url: String, number: Int? = nil, as user: Int, now: Moment
  ) -> Delivery {
    if number == nil { lastHandler += 1 }
    var form: Fields = ["event": .string(event.name)]
    if settings.events == .current { form["event_handler_id"] = .integer(number ?? lastHandler) }
    form["data"] = .map(event.data)
    form["ts"] = .integer(Int(now.seconds))
    form["auth"] = .map(authority(of: event, as: user, now: now))
    return Delivery(event: event.name, url: url, form: form)
  }

  /// Who sends an event and what the application may do with it. The documentation
  /// (<https://apidocs.bitrix24.com/api-reference/common/events/on-app-install.html>) has less of it than portals send.
  private mutating func authority(of event: AppEvent, as user: Int, now: Moment) -> Fields {
    let hasToken = [.access, .renewable].contains(event.authority)
    let token = hasToken ? tokens.issue(user: user, scope: installation.scope, now: now) : nil
    let isCurrent = settings.events == .current
    var fields = Fields()
    if let token {
      fields["access_token"] = .string(token.access)
      if isCurrent { fields["expires"] = .integer(Int(token.expires.seconds)) }
      fields["expires_in"] = .integer(Tokens.lifetime)
    }
    let isThere = event.authority != .gone
    if isThere { fields["scope"] = .string(installation.scope.joined(separator: isCurrent ? "," : " ")) }
    fields["domain"] = .string(address.domain)
    fields["server_endpoint"] = .string(installation.serverEndpoint)
    if isThere { fields["status"] = .string(installation.status) }
    fields["client_endpoint"] = .string(clientEndpoint)
    fields["member_id"] = .string(installation.memberID)
    if let token {
      if isCurrent { fields["user_id"] = .integer(token.user) }
      if event.authority == .renewable { fields["refresh_token"] = .string(token.refresh) }
    }
    fields["application_token"] = .string(application.token)
    return fields
  }

  /// What is to be sent; it is given out once.
  mutating func takeOutbox() -> [Delivery] {
    defer { outbox = [] }
    return outbox
  }
}
