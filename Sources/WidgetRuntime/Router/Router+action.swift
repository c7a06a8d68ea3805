import Bitrix24
import HTTPMessage
import Localization

extension Router {
  /// Does what a form of a widget says, with the rights of its token.
  ///
  /// - Throws: what is wrong with the request. Whatever the portal does, there is an answer.
  func action(
    _ name: String, _ form: FormFields, from client: ClientAddress, record: inout RequestRecord
  ) async throws(RequestError) -> Response {
    guard catalog.actionNames.contains(name), let service = options.actions else { throw .unknownPart }
    let call = try Self.call(form)
    record.target = .action(name)
    record.note(call)
    let portal = try endpoint(for: call.portal)
    let placed = catalog.placed(at: call.placement)
    guard let action = placed.actions[name] else { throw .unknownPart }
    let reply: ActionService.Reply
    do throws(InvalidForm) {
      let attempt = try Attempt(form)
      record.attempt = attempt
      reply = await service.run(action, attempt, form, of: call.condensed, at: portal, from: client)
    } catch {
      reply = ActionService.Reply(result: .invalid([error]))
    }
    record.note(placed.widget, call)
    record.note(reply, about: try? form.item("ITEM"))
    return layout.fragment(ActionView(name: action.name, result: reply.result, language: call.language).html)
  }
}

extension RequestRecord {
  /// Takes in what came of an action: the item, never the text.
  ///
  /// - Parameter item: that the form names.
  fileprivate mutating func note(_ reply: ActionService.Reply, about item: CRMItem?) {
    note(reply.statistics)
    result = reply.result.name
    var changed = item
    switch reply.result {
    case .done(_, let item?): changed = item
    case .invalid(let faults): details.append(LogField("field", faults.map(\.field).joined(separator: ",")))
    default: break
    }
    if let changed { details.append(LogField("item", changed.name)) }
    restError = reply.error
    if let refusal = reply.refusal { reason = refusal.rawValue }
  }
}
