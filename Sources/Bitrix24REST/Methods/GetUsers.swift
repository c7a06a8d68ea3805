import Bitrix24

/// Employees of the portal.
package struct GetUsers: RESTMethod {
  package static let name = "user.get"
  package static let scope: String? = "user_brief"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/user/user-get.html"

  let ids: ParameterValue

  /// - Parameter ids: one, or a list of them.
  package init(ids: ParameterValue) {
    self.ids = ids
  }

  package var parameters: Parameters { ["FILTER": ["ID": ids]] }

  package static func decode(_ result: JSONValue) -> [JSONValue]? { result.list }
}
