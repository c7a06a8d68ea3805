import Bitrix24

/// The placements that a portal has for the application, as far as its permissions reach: also those of the portal's
/// smart processes (`CRM_DYNAMIC_183_DETAIL_TAB`). A list of codes.
package struct ListPlacements: RESTMethod {
  package static let name = "placement.list"
  package static let scope: String? = "placement"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/widgets/placement-list.html"
  package static let kind = RESTMethodKind.query

  package init() {}

  package static func decode(_ result: JSONValue) -> [PlacementCode]? {
    result.list?.compactMap { $0.text.map(PlacementCode.init) }
  }
}
