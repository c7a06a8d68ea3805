import Bitrix24

/// Has the portal report an event. What is bound already fails with ``RESTError/alreadyBound``.
package struct BindEvent: RESTMethod {
  package static let name = "event.bind"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/events/event-bind.html"
  package static let kind = RESTMethodKind.idempotentCommand

  let event: String
  let handler: String

  package init(_ event: String, handler: String) {
    self.event = event
    self.handler = handler
  }

  package var parameters: Parameters { ["event": .text(event), "handler": .text(handler)] }
}
