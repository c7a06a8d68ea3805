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
      response = .json(error.value, status: error.status)
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
      "client_endpoint": .string(installation.clientEndpoint), "server_endpoint": .string(installation.serverEndpoint),
      // The authorization server's own, not the portal's.
      "domain": .string(installation.portal.domain), "member_id": .string(installation.memberID),
      "scope": .string(token.scope.joined(separator: ",")), "status": .string(installation.status),
      "user_id": .integer(token.user),
    ]
  }

  private func applicationInfo(_ token: Token?, now: Moment) throws(RESTError) -> Value {
    guard let token else { throw .unknownToken }
    guard token.expires > now else { throw .expiredToken }
    return [
      "result": [
        "client_id": .string(installation.clientID), "scope": .string(token.scope.joined(separator: ",")),
        "expires": .integer(Int(token.expires.seconds)), "user_id": .integer(token.user),
        "install": [
          "installed": true, "version": "1", "status": .string(installation.status),
          "scope": .string(installation.scope.joined(separator: ",")), "domain": .string(installation.portal.domain),
          "uri": .string(installation.portal.text), "client_endpoint": .string(installation.clientEndpoint),
          "member_id": .string(installation.memberID), "member_type": "main",
        ],
      ],
      "time": TimeBlock.value(start: now, finish: .now),
    ]
  }
}
