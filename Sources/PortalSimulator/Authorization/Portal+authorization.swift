import HTTPMessage

extension Portal {
  /// Answers what is asked of the authorization server.
  mutating func answer(_ service: AuthorizationService, _ request: Request, now: Moment) -> Response {
    var exchange = RESTExchange(method: service == .token ? "oauth/token" : "oauth/app.info")
    var response: Response
    do throws(RESTError) {
      let parameters = try RequestParameters.read(request)
      if settings.oauth == .unavailable {
        throw RESTError("temporarily_unavailable", "Service unavailable", .serviceUnavailable)
      }
      switch service {
      case .token: response = .json(try renew(parameters, &exchange, now: now))
      case .applicationInfo:
        exchange.token = tokens.token(access: RequestParameters.token(parameters, request))
        response = .json(try applicationInfo(exchange.token, now: now))
      }
    } catch {
      exchange.error = error.code
      response = .json(.map(error.fields), status: error.status)
    }
    response.allowAnyOrigin()
    journal.append(exchange.journalEntry(for: response, now: now))
    return response
  }

  private mutating func renew(
    _ parameters: Fields, _ exchange: inout RESTExchange, now: Moment
  ) throws(RESTError) -> Value {
    func text(_ name: String) -> String { parameters[name]?.text ?? "" }
    guard text("client_id") == installation.clientID, text("client_secret") == installation.clientSecret else {
      throw RESTError("invalid_client", "Invalid client data")
    }
    guard ["refresh_token", "authorization_code"].contains(text("grant_type")) else {
      throw RESTError("invalid_request", "Unsupported grant type")
    }
    // The simulator has no page on which an authorization code could be got.
    guard text("grant_type") == "refresh_token", settings.oauth == .normal,
      let token = tokens.refresh(text("refresh_token"), now: now)
    else { throw RESTError("invalid_grant", "Invalid grant") }
    exchange.token = token
    return [
      "access_token": .string(token.access), "refresh_token": .string(token.refresh),
      "expires": .integer(Int(token.expires.seconds)), "expires_in": .integer(Tokens.lifetime),
      "client_endpoint": .string(clientEndpoint), "server_endpoint": .string(installation.serverEndpoint),
      // The authorization server's own, not the portal's.
      "domain": .string(installation.portal.domain), "member_id": .string(installation.memberID),
      "scope": .string(token.scope.joined(separator: ",")), "status": .string(installation.status),
      "user_id": .integer(token.user),
    ]
  }

  /// What a portal cannot forge, unless the simulator is told to.
  private func applicationInfo(_ token: Token?, now: Moment) throws(RESTError) -> Value {
    if settings.applicationInfo == .failure {
      throw RESTError("INTERNAL_SERVER_ERROR", "Internal server error", .internalServerError)
    }
    guard let token, token.isApplication else { throw .unknownToken }
    guard token.expires > now else { throw .expiredToken }
    let lie = settings.applicationInfo
    let portal = lie == .otherDomain ? "https://other.example" : address.text
    return [
      "result": [
        "client_id": .string(lie == .otherClient ? "local.other.application" : installation.clientID),
        "scope": .string(token.scope.joined(separator: ",")),
        // A date, where the answer to a renewal has the seconds since 1970.
        "expires": .moment(token.expires), "user_id": .integer(token.user),
        "install": [
          "installed": .bool(application.stage == .installed), "version": .string(String(application.version)),
          "status": .string(installation.status), "scope": .string(installation.scope.joined(separator: ",")),
          "domain": .string(lie == .otherDomain ? "other.example" : address.domain),
          "uri": .string(portal), "client_endpoint": .string(portal + "/rest/"),
          "member_id": .string(lie == .otherMember ? "00000000000000000000000000000000" : installation.memberID),
          "member_type": "main",
        ],
      ],
      "time": TimeBlock.value(start: now, finish: .now),
    ]
  }
}
