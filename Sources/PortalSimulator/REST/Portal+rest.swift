import HTTPMessage

extension Portal {
  /// Answers a call of the REST interface and notes it in the journal.
  mutating func answer(method: String, _ request: Request, now: Moment) -> Response {
    crm.advance(to: now)
    var exchange = RESTExchange(method: method.lowercased())
    var response: Response
    do throws(RESTError) {
      let parameters = try RequestParameters.read(request)
      let token = RequestParameters.token(parameters, request)
      exchange.token = tokens.token(access: token)
      if let accident = accident() {
        response = accident
      } else {
        response = .json(try run(&exchange, parameters, hasToken: !token.isEmpty, now: now))
      }
    } catch {
      exchange.error = error.code
      response = .json(error.value, status: error.status)
    }
    response.allowAnyOrigin()
    journal.append(exchange.journalEntry(for: response, now: now))
    return response
  }

  /// What comes instead of an answer where the way to the portal is broken.
  private func accident() -> Response? {
    switch settings.rest {
    case .garbage:
      let isOK = settings.garbageStatus == .ok
      return .page("502 Bad Gateway: the proxy got no answer it could use", status: isOK ? .ok : .badGateway)
    case .cut:
      // The web server has a location of that name, which closes the connection without a word.
      var response = Response(status: .ok, contentType: "text/plain", body: [])
      response.append("X-Accel-Redirect", "/cut")
      return response
    case .normal, .delay, .overLimit, .expired: return nil
    }
  }

  private mutating func run(
    _ exchange: inout RESTExchange, _ parameters: Fields, hasToken: Bool, now: Moment
  ) throws(RESTError) -> Value {
    if settings.rest == .overLimit { throw .overLimit }
    if settings.limit == .on, !bucket.take(now: now) { throw .overLimit }
    if settings.rest == .expired { throw .expiredToken }
    guard hasToken else { throw .noToken }
    guard let token = exchange.token, let person = crm.person(token.user) else { throw .unknownToken }
    guard token.expires > now else { throw .expiredToken }

    let call = Call(parameters: parameters, person: person, scope: token.scope, now: now)
    if exchange.method == "batch" {
      let batch = try Batch(parameters)
      exchange.commands = batch.commands.map(\.method)
      let result = batch.run(as: call, on: &self)
      return ["result": result, "time": TimeBlock.value(start: now, finish: .now)]
    }
    return envelope(try run(exchange.method, call), start: now)
  }

  /// Runs one method with the rights of the call.
  mutating func run(_ name: String, _ call: Call) throws(RESTError) -> Answer {
    guard let method = RESTMethod.named(name) else { throw .unknownMethod }
    guard method.scopes.isEmpty || method.scopes.contains(where: call.scope.contains) else { throw .insufficientScope }
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
