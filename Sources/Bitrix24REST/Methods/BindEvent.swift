import Bitrix24

/// Has the portal report an event. What is bound already fails with ``RESTError/alreadyBound``.
package struct BindEvent: RESTMethod {
  package static let name = "event.bind"
  package static let scope: String? = nil
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/events/event-bind.html"
  package static let kind = RESTMethodKind.idempotentCommand

  package let parameters: Parameters

  package init(_ event: String, handler: String) {
    parameters = ["event": .text(event), "handler": .text(handler)]
  }
}
