import Bitrix24

/// Has the portal open the application at that address no more.
package struct UnbindPlacement: RESTMethod {
  package static let name = "placement.unbind"
  package static let scope: String? = "placement"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/widgets/placement-unbind.html"
  package static let kind = RESTMethodKind.idempotentCommand

  package let parameters: Parameters

  package init(_ placement: PlacementCode, handler: String) {
    parameters = ["PLACEMENT": .text(placement.description), "HANDLER": .text(handler)]
  }
}
