import Bitrix24

/// Has the portal open the application in a placement. What is bound already fails with ``RESTError/alreadyBound``.
package struct BindPlacement: RESTMethod {
  package static let name = "placement.bind"
  package static let scope: String? = "placement"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html"
  package static let kind = RESTMethodKind.idempotentCommand

  package let parameters: Parameters

  /// - Parameters:
  ///   - handler: the address that is opened.
  ///   - errorHandler: where the portal reports that it has let a handler go which was too slow.
  ///   - title: what the portal calls it.
  package init(
    _ placement: PlacementCode, handler: String, errorHandler: String? = nil, title: (Language) -> String
  ) {
    let titles = Language.allCases.map { ($0.rawValue, ["TITLE": .text(title($0))] as ParameterValue) }
    var parameters: Parameters = [
      "PLACEMENT": .text(placement.description), "HANDLER": .text(handler), "TITLE": .text(title(.english)),
      "LANG_ALL": .map(Parameters(titles)),
    ]
    if let errorHandler { parameters["OPTIONS"] = ["errorHandlerUrl": .text(errorHandler)] }
    self.parameters = parameters
  }
}
