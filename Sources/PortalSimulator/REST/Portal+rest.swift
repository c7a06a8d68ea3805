import HTTPMessage

extension Portal {
  /// Answers a call of the REST interface and notes it in the journal.
  ///
  /// - Parameter method: what is behind `/rest/`: a method, or a webhook's user, secret and method.
  mutating func answer(method: String, _ request: Request, now: Moment) -> Response {
    crm.advance(to: now)
    let webhook = Self.webhook(method)
    var exchange = RESTExchange(method: (webhook?[2] ?? method).lowercased())
    var response: Response
    do throws(RESTError) {
      let parameters = try RequestParameters.read(request)
      exchange.readCommands(parameters)
      let token = RequestParameters.token(parameters, request)
      exchange.token = tokens.token(access: token)
      if let webhook { exchange.token = try self.webhook(user: webhook[0], secret: webhook[1], now: now) }
      if let accident = accident(request) {
        response = accident
      } else if let broken = try settings.writing.breakage(of: exchange) {
        response = broken
      } else {
        let hasToken = !token.isEmpty || webhook != nil
        response = .json(try run(&exchange, parameters, hasToken: hasToken, now: now))
        if let lost = settings.writing.loss(of: exchange) { response = lost }
      }
    } catch {
      exchange.error = error.code
      var fields = error.fields
      if let resetAt = error.resetAt { fields["time"] = TimeBlock.value(start: now, finish: .now, resetAt: resetAt) }
      response = .json(.map(fields), status: error.status)
    }
    response.allowAnyOrigin()
    journal.append(exchange.journalEntry(for: response, now: now))
    return response
  }

  /// What comes at once instead of the answer to a call that is carried out later, where a setting names its method:
  /// ``answer(method:_:now:)`` is to be called then, and its answer finds nobody.
  mutating func answerEarly(method: String, _ request: Request, now: Moment) -> Response? {
    guard !settings.writing.lateMethods.isEmpty, let parameters = try? RequestParameters.read(request) else {
      return nil
    }
    var exchange = RESTExchange(method: (Self.webhook(method)?[2] ?? method).lowercased())
    exchange.readCommands(parameters)
    guard var response = settings.writing.earlyLoss(of: exchange) else { return nil }
    exchange.token = tokens.token(access: RequestParameters.token(parameters, request))
    response.allowAnyOrigin()
    journal.append(exchange.journalEntry(for: response, now: now))
    return response
  }

  /// User, secret and method, where a call comes through a webhook.
  private static func webhook(_ method: String) -> [String]? {
    let path = method.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return path.count == 3 ? path : nil
  }

  /// Whose authority an incoming webhook has
  /// (<https://apidocs.bitrix24.com/local-integrations/local-webhooks.html>).
  private func webhook(user: String, secret: String, now: Moment) throws(RESTError) -> Token {
    guard secret == installation.webhook, let person = Int(user).flatMap(crm.person) else { throw .unknownWebhook }
    var token = Token(user: person.id, scope: installation.scope, expires: now.adding(days: 1))
    token.isApplication = false
    return token
  }

  /// What comes instead of an answer where the way to the portal is broken, or leads elsewhere.
  private func accident(_ request: Request) -> Response? {
    switch settings.rest {
    case .redirect: return .found(request.location(at: settings.redirectTarget))
    case .garbage:
      return .garbage(status: settings.garbageStatus == .ok ? .ok : .badGateway)
    case .cut: return .cut
    default:
      // https://apidocs.bitrix24.com/settings/how-to-call-rest-api/change-domen.html
      let isMoved = settings.oldAddress == .redirects && isOutdated(request.host)
      return isMoved ? .found(request.location(at: address.text)) : nil
    }
  }

  private mutating func run(
    _ exchange: inout RESTExchange, _ parameters: Fields, hasToken: Bool, now: Moment
  ) throws(RESTError) -> Value {
    if let refusal = settings.rest.refusal { throw refusal }
    if settings.limit == .on, !bucket.take(now: now) { throw .overLimit }
    guard hasToken else { throw .noToken }
    guard let token = exchange.token, let person = crm.person(token.user) else { throw .unknownToken }
    guard token.expires > now else { throw .expiredToken }

    let call = Call(
      parameters: parameters, person: person, scope: token.scope, isApplication: token.isApplication, now: now)
    if exchange.method == "batch" {
      let result = Batch(parameters).run(as: call, on: &self)
      return ["result": result, "time": TimeBlock.value(start: now, finish: .now)]
    }
    return envelope(try run(exchange.method, call), start: now)
  }

  /// Runs one method with the rights of the call.
  mutating func run(_ name: String, _ call: Call) throws(RESTError) -> Answer {
    guard let method = RESTMethod.named(name) else { throw .unknownMethod }
    guard method.isWithin(call.scope) else { throw .insufficientScope }
    if settings.limitsOperation(of: method.name),
      let reset = operationLimit.reset(of: method.name, seconds: settings.operatingReset, now: call.now)
    {
      throw .operationTimeLimit(until: reset)
    }
    return try method.run(&self, call)
  }

  private func envelope(_ answer: Answer, start: Moment) -> Value {
    var fields = Fields()
    fields["result"] = answer.result
    if let next = answer.next { fields["next"] = .integer(next) }
    if let total = answer.total { fields["total"] = .integer(total) }
    fields["time"] = TimeBlock.value(start: start, finish: .now)
    return .map(fields)
  }
}

extension RESTExchange {
  fileprivate mutating func readCommands(_ parameters: Fields) {
    guard method == "batch" else { return }
    commands = Batch(parameters).commands.prefix(Batch.maximumCommands).map(\.method)
  }
}

extension Request {
  /// The same path and query at another origin.
  func location(at origin: String) -> String {
    origin + path + (query.isEmpty ? "" : "?" + String(decoding: query, as: UTF8.self))
  }
}
