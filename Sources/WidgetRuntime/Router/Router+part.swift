import Bitrix24
import Bitrix24REST
import HTML
import HTTPMessage
import PortalStore

extension Router {
  /// A part of a page, as the page in the browser asks for it: with a one-time token, or with the call and a token of
  /// the operator's.
  ///
  /// - Throws: what is wrong with the request. Whatever the portal does, there is an element.
  func part(
    _ name: String, _ form: FormFields, of request: Request, record: inout RequestRecord
  ) async throws(RequestError) -> Response {
    guard catalog.partNames.contains(name), let parts = options.parts else { throw .unknownPart }
    if let ticket = form.bytes("TICKET") {
      let ticket = Secret(String(decoding: ticket, as: UTF8.self))
      return try await redeem(ticket, for: name, form, at: parts, from: request.client, record: &record)
    }
    let call = try Self.call(form)
    record.target = .part(name)
    record.note(call)
    let portal = try endpoint(for: call.portal)
    let placed = catalog.placed(at: call.placement)
    guard let part = placed.parts[name] else { throw .unknownPart }
    let reply = await parts.load(part, form, of: call, at: portal, from: request.client)
    record.note(placed.widget, call)
    record.note(reply)
    return layout.fragment(reply.html(nil, renderContext(for: call.portal)))
  }

  private func redeem(
    _ ticket: Secret, for name: String, _ form: FormFields, at parts: PartService, from client: ClientAddress,
    record: inout RequestRecord
  ) async throws(RequestError) -> Response {
    guard let redemption = try redemption(ticket, for: name, form, at: parts, from: client, record: &record) else {
      record.reason = "ask_again"
      return layout.fragment("<section id=\"\(name)\" data-part=\"\(name)\" data-state=\"ask-again\"></section>\n")
    }
    return fragment(await redemption.reply, of: redemption, at: parts, record: &record)
  }

  // Not inlined, like the next one: its locals would live in the frame of every page that waits.
  @inline(never)
  private func redemption(
    _ ticket: Secret, for name: String, _ form: FormFields, at parts: PartService, from client: ClientAddress,
    record: inout RequestRecord
  ) throws(RequestError) -> PartService.Redemption? {
    let frame: PlacementCall.Frame
    do throws(PlacementCallError) {
      frame = try PlacementCall.Frame(form)
    } catch {
      throw .badCall(error)
    }
    record.target = .part(name)
    record.portal = frame.portal
    record.isFromStranger = !isServed(frame.portal)
    let accessPolicy = options.accessPolicy
    return parts.redeem(ticket, for: name, portal: frame.portal, session: frame.session, form, from: client) { call in
      (try? accessPolicy.authorize(call))?.endpoint
    }
  }

  @inline(never)
  private func fragment(
    _ reply: PartReply, of redemption: PartService.Redemption, at parts: PartService, record: inout RequestRecord
  ) -> Response {
    let call = redemption.call
    record.note(call)
    record.note(redemption.part.widget, call)
    record.note(reply)
    let ticket = parts.reissue(redemption, after: reply)
    return layout.fragment(reply.html(ticket?.ticketAttribute, renderContext(for: call.portal)))
  }
}
