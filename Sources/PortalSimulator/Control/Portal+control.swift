import HTTPMessage

extension Portal {
  /// Does what the panel asks for.
  ///
  /// Only the portal's own page may: another one that is open in the same browser could post here as well, but its
  /// requests carry its origin.
  mutating func answer(_ action: ControlAction, _ request: Request, now: Moment) -> Response {
    guard
      request.origin.isEmpty || request.origin == address.text || request.origin == otherAddress?.text
    else {
      return .json(["error": "another origin"], status: .forbidden)
    }
    do throws(ControlError) {
      return .json(
        try perform(
          action, NestedForm.read((try? request.body.get()) ?? []), isWrite: request.method == .post, now: now))
    } catch {
      return .json(["error": .string(error.reason)], status: .badRequest)
    }
  }

  private mutating func perform(
    _ action: ControlAction, _ form: Fields, isWrite: Bool, now: Moment
  ) throws(ControlError) -> Value {
    switch action {
    case .configuration: return configuration
    case .session: return try session(form, now: now)
    case .refresh:
      guard let token = tokens.refresh(form["refresh_token"]?.text ?? "", now: now) else {
        throw ControlError(reason: "no such refresh token")
      }
      return .map(token.parameters)
    case .expire:
      guard tokens.expire(access: form["access_token"]?.text ?? "", now: now) else {
        throw ControlError(reason: "no such access token")
      }
      return ["expired": true]
    case .settings:
      if isWrite { try updateSettings(form) }
      return settings.value
    case .application:
      if isWrite {
        let choices = ApplicationAction.allCases.map(\.rawValue).joined(separator: ", ")
        guard let action = ApplicationAction(rawValue: form["do"]?.text ?? "") else {
          throw ControlError(reason: "do is one of \(choices)")
        }
        try perform(action, form, now: now)
      }
      return .map(applicationValue)
    case .call:
      let choices = CallAction.allCases.map(\.rawValue).joined(separator: ", ")
      guard let action = CallAction(rawValue: form["do"]?.text ?? "") else {
        throw ControlError(reason: "do is one of \(choices)")
      }
      return try perform(action, form, now: now)
    case .reset:
      reset(now: now)
      return settings.value
    case .journal: return .list(journal.entries.map(\.value))
    case .state: return state
    }
  }

  private mutating func updateSettings(_ form: Fields) throws(ControlError) {
    guard form["address"]?.text != "second" || installation.alias != nil else {
      throw ControlError(reason: "the portal has only one address; --alias gives it another")
    }
    try settings.update(form)
    // A limit that is set anew begins anew.
    if form["operating_limit"] != nil || form["operating_reset_s"] != nil { operationLimit = OperationLimit() }
  }

  /// What the portal's page needs to know once.
  private var configuration: Value {
    [
      "application": .map(applicationValue),
      // As `app.info` says.
      "applicationId": 5,
      "domain": .string(address.domain),
      "addresses": .list([installation.portal, installation.alias].compactMap { $0.map { .string($0.text) } }),
      "protocol": address.isSecure ? 1 : 0,
      "memberId": .string(installation.memberID),
      "languages": .list(Self.languages.map(Value.string)),
      "users": .list(
        crm.people.filter(\.isOperator).map { person in
          ["id": .integer(person.id), "name": .string(person.fullName), "isAdmin": .bool(person.isAdministrator)]
        }),
      "scenarios": .list(Scenario.all.map(\.value)),
      "settings": settings.value,
    ]
  }

  /// What the portal posts into a frame about the person who opens it. A narrower `scope` can be asked for, to see an
  /// application without it.
  private mutating func session(_ form: Fields, now: Moment) throws(ControlError) -> Value {
    guard let person = form["user"]?.integer.flatMap(crm.person) else { throw ControlError(reason: "no such user") }
    if let obstacle = obstacle(for: person) { throw obstacle }
    let scope = form["scope"]?.text?.split(separator: ",").map(String.init) ?? installation.scope
    var parameters = tokens.issue(user: person.id, scope: scope, now: now).parameters
    parameters["SERVER_ENDPOINT"] = .string(installation.serverEndpoint)
    parameters["APPLICATION_TOKEN"] = .string(application.token)
    parameters["APPLICATION_SCOPE"] = .string(scope.joined(separator: ","))
    parameters["member_id"] = .string(installation.memberID)
    parameters["status"] = .string(installation.status)
    parameters["IS_ADMIN"] = .bool(person.isAdministrator)
    return .map(parameters)
  }

  /// The interface languages of a portal.
  static let languages = [
    "en", "de", "ar", "br", "fr", "hi", "id", "in", "it", "ja", "kz", "la", "ms", "pl", "ru", "sc", "tc", "th", "tr",
    "ua", "vn",
  ]
}

extension Token {
  /// As a portal passes it to a frame.
  fileprivate var parameters: Fields {
    var fields = Fields()
    fields["AUTH_ID"] = .string(access)
    fields["AUTH_EXPIRES"] = .string(String(Tokens.lifetime))
    fields["REFRESH_ID"] = .string(refresh)
    return fields
  }
}
