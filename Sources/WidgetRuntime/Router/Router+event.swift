import Bitrix24
import HTTPMessage
import PortalStore

extension Router {
  /// What a portal's server tells about the application.
  func event(
    _ form: FormFields, from client: ClientAddress, record: inout RequestRecord
  ) async throws(RequestError) -> Response {
    let event: AppEvent
    do throws(PlacementCallError) {
      event = try AppEvent(form)
    } catch {
      throw .badCall(error)
    }
    record.target = .event(event.isNameWellFormed ? event.name : "other")
    if let authorization = event.authorization {
      (record.portal, record.memberID) = (authorization.portal, authorization.memberID)
      record.isFromStranger = !isServed(authorization.portal)
    }
    if case .callEnded(let end) = event.kind {
      try await callEnded(end, event, from: client, record: &record)
    } else {
      try await installer.handle(event, from: client, record: &record)
    }
    return layout.acknowledgement()
  }

  private func callEnded(
    _ end: CallEnd, _ event: AppEvent, from client: ClientAddress, record: inout RequestRecord
  ) async throws(RequestError) {
    let authorization: AppEvent.Authorization
    do throws(PlacementCallError) {
      authorization = try event.requireAuthorization()
    } catch {
      throw .badCall(error)
    }
    let authorized: AuthorizedCall
    do throws(AccessError) {
      authorized = try options.accessPolicy.authorizeEvent(
        from: authorization.portal, applicationToken: authorization.applicationToken)
    } catch {
      throw .notAdmitted(error)
    }
    await options.callEnds?.callEnded(
      end, token: authorization.accessToken, authorized, from: client, record: &record)
  }
}
