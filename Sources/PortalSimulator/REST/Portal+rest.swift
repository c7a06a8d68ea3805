import HTTPMessage

extension Portal {
  /// Answers a call of the REST interface and notes it in the journal.
  ///
  /// - Parameter method: what is behind `/rest/`: a method, or a webhook's user, secret and method.
  mutating func answer(method: String, _ request: Request, now: Moment) -> Response {
    crm.advance(to: now)
    var exchange = RESTExchange(path: method)
    var response: Response
    do throws(RESTError) {
      let parameters = try read(&exchange, request, now: now)
      if let obstacle = try obstacle(to: exchange, request) {
        response = obstacle
      } else {
        if let refusal = settings.rest.refusal { throw refusal }
        if settings.limit == .on, !bucket.take(now: now) { throw .overLimit }
        response = .json(try run(exchange, parameters, arrived: now, now: now))
        if let lost = settings.writing.loss(of: exchange) { response = lost }
      }
    } catch {
      exchange.error = error.code
      var fields = error.fields
      if let resetAt = error.resetAt { fields["time"] = TimeBlock.value(start: now, finish: .now, resetAt: resetAt) }
      response = .json(.map(fields), status: error.status)
    }
    return close(exchange, with: response, now: now)
  }

  /// What comes at once instead of the answer to a call that is carried out later, where a setting names its method and
  /// nothing keeps the call from arriving: ``carryOut(method:_:arrived:now:)`` is to be called then.
  mutating func answerEarly(method: String, _ request: Request, now: Moment) -> Response? {
    guard !settings.writing.lateMethods.isEmpty else { return nil }
    var exchange = RESTExchange(path: method)
    guard (try? read(&exchange, request, now: now)) != nil,
      let response = settings.writing.earlyLoss(of: exchange), settings.rest.refusal == nil,
      let isFree = try? obstacle(to: exchange, request) == nil, isFree,
      settings.limit == .off || bucket.take(now: now)
    else { return nil }
    return close(exchange, with: response, now: now)
  }

  /// Carries out a call that has been answered already: nobody is told what comes of it, and what goes wrong with calls by
  /// now does not matter to it any more.
  mutating func carryOut(method: String, _ request: Request, arrived: Moment, now: Moment) {
    var exchange = RESTExchange(path: method)
    guard let parameters = try? read(&exchange, request, now: arrived) else { return }
    crm.advance(to: now)
    _ = try? run(exchange, parameters, arrived: arrived, now: now)
  }

  /// Finds out what is called, and by whom.
  private func read(
    _ exchange: inout RESTExchange, _ request: Request, now: Moment
  ) throws(RESTError) -> Fields {
    let parameters = try RequestParameters.read(request)
    exchange.readCommands(parameters)
    let access = RequestParameters.token(parameters, request)
    exchange.token = tokens.token(access: access)
    exchange.hasToken = !access.isEmpty || exchange.webhook != nil
    if let webhook = exchange.webhook { exchange.token = try token(of: webhook, now: now) }
    return parameters
  }

  /// What comes instead of carrying a call out.
  private func obstacle(to exchange: RESTExchange, _ request: Request) throws(RESTError) -> Response? {
    if let accident = accident(request) { return accident }
    return try settings.writing.breakage(of: exchange)
  }

  private mutating func close(_ exchange: RESTExchange, with response: Response, now: Moment) -> Response {
    var response = response
    response.allowAnyOrigin()
    journal.append(exchange.journalEntry(for: response, now: now))
    return response
  }

  /// Whose authority an incoming webhook has
  /// (<https://apidocs.bitrix24.com/local-integrations/local-webhooks.html>).
  private func token(of webhook: RESTExchange.Webhook, now: Moment) throws(RESTError) -> Token {
    guard webhook.secret == installation.webhook, let person = Int(webhook.user).flatMap(crm.person) else {
      throw .unknownWebhook
    }
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

  /// - Parameter arrived: when the token had to be valid.
  private mutating func run(
    _ exchange: RESTExchange, _ parameters: Fields, arrived: Moment, now: Moment
  ) throws(RESTError) -> Value {
    guard exchange.hasToken else { throw .noToken }
    guard let token = exchange.token, let person = crm.person(token.user) else { throw .unknownToken }
    guard token.expires > arrived else { throw .expiredToken }

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
