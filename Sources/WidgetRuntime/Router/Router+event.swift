import Bitrix24
import HTTPMessage

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
    try await installer.handle(event, from: client, record: &record)
    return layout.acknowledgement()
  }
}
