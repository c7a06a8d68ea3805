import Bitrix24
import HTTPMessage
import Localization

extension Site {
  /// Does what a form of a widget says, with the rights of its token.
  ///
  /// - Throws: what is wrong with the request. Whatever the portal does, there is an answer.
  func action(
    _ name: String, _ form: FormFields, from client: ClientAddress, facts: inout [Fact]
  ) async throws(RequestError) -> Response {
    guard catalog.hasAction(named: name), let service = options.actions else { throw .unknownPart }
    let call = try Self.call(form)
    facts = call.facts
    let portal = try endpoint(for: call.portal)
    let placed = catalog.placed(at: call.placement)
    guard let action = placed.actions[name] else { throw .unknownPart }
    let reply: ActionService.Reply
    facts.insert(Fact("action", name), at: min(1, facts.count))
    do throws(InvalidForm) {
      let attempt = try Attempt(form)
      facts.insert(contentsOf: [Fact("action_id", attempt.shortID), Fact("attempt", String(attempt.number))], at: 2)
      reply = await service.run(action, attempt, form, of: call.condensed, at: portal, from: client)
    } catch {
      reply = ActionService.Reply(result: .invalid([error]))
    }
    facts += placed.widget.facts(of: call).redacted(call.redactor)
    facts += reply.facts(
      about: form.bytes("ITEM").flatMap { CRMItem(name: String(decoding: $0, as: UTF8.self)) })
    return layout.fragment(ActionView(name: action.name, result: reply.result, texts: .of(call.language)).html)
  }
}

extension ActionService.Reply {
  /// What the log says about an action: the item, never the text.
  ///
  /// - Parameter item: that the form names.
  fileprivate func facts(about item: CRMItem?) -> [Fact] {
    var facts = statistics.facts
    facts.append(Fact("result", result.name))
    var changed = item
    switch result {
    case .done(_, let item?): changed = item
    case .invalid(let faults): facts.append(Fact("field", faults.map(\.field).joined(separator: ",")))
    default: break
    }
    if let changed { facts.append(Fact("item", changed.name)) }
    if let error { facts.append(Fact("rest_error", error.logCode)) }
    if let refusal { facts.append(Fact("reason", refusal.rawValue)) }
    return facts
  }
}
