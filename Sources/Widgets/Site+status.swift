import Bitrix24
import HTTPMessage
import PortalStore

extension Site {
  /// What the application's own page shows to an administrator of the portal, as the portal says by the posted token.
  func status(
    _ form: FormFields, at customers: CustomerService, from client: ClientAddress, facts: inout [Fact]
  ) async throws(RequestError) -> Response {
    let call = try Self.call(form)
    facts = [Fact("view", "status")] + call.facts
    let portal = try endpoint(for: call, part: .status)
    guard let installer = options.installer else { return layout.fragment(StatusView.nothing) }
    let answer = await customers.batch(PlacementBinder.question, for: call, at: portal, from: client, facts: &facts)
    guard let answer else { return layout.fragment(StatusView.failure(.of(call.language))) }
    guard answer.value("admin")?.flag == true else { return layout.fragment(StatusView.nothing) }
    let installation = options.accessPolicy.installation(at: call.portal)
    let view = StatusView(
      status: PortalStatus(
        bound: installer.boundPlacements(answer), scope: PlacementBinder.scope(answer), installation: installation,
        isFresh: installation.map { Int($0.updatedAt) > options.recentCalls.clock() - 3600 } ?? false,
        lastCalls: options.recentCalls.last(at: call.portal)),
      portal: call.portal, context: renderContext(for: call.portal), language: call.language, texts: .of(call.language))
    return layout.fragment(view.html)
  }
}
