import Bitrix24

/// Has the portal open the application at that address no more.
package struct UnbindPlacement: RESTMethod {
  package static let name = "placement.unbind"
  package static let scope: String? = "placement"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/widgets/placement-unbind.html"
  package static let kind = RESTMethodKind.idempotentCommand

  let placement: PlacementCode
  let handler: String

  package init(_ placement: PlacementCode, handler: String) {
    self.placement = placement
    self.handler = handler
  }

  package var parameters: Parameters { ["PLACEMENT": .text(placement.description), "HANDLER": .text(handler)] }
}
