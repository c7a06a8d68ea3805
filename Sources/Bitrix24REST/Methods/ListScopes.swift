import Bitrix24

/// The permissions of the application.
package struct ListScopes: RESTMethod {
  package static let name = "scope"
  package static let scope: String? = nil
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/common/system/scope.html"
  package static let kind = RESTMethodKind.query

  package init() {}

  package static func decode(_ result: JSONValue) -> [String]? { result.list?.compactMap(\.text) }
}
