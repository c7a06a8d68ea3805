import Bitrix24

/// Where in the portal the application is opened.
package struct ListPlacementHandlers: RESTMethod {
  package static let name = "placement.get"
  package static let scope: String? = "placement"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/widgets/placement-get.html"
  package static let kind = RESTMethodKind.query

  package struct Handler: Sendable {
    package let placement: PlacementCode
    /// The address that is opened.
    package let address: String
  }

  package init() {}

  package static func decode(_ result: JSONValue) -> [Handler]? {
    result.list?.compactMap { row in
      guard let code = row["placement"]?.text, let address = row["handler"]?.text else { return nil }
      return Handler(placement: PlacementCode(code), address: address)
    }
  }
}
