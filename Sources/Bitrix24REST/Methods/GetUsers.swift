import Bitrix24

/// Employees of the portal.
package struct GetUsers: RESTListMethod {
  package static let name = "user.get"
  package static let scope: String? = "user_brief"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/user/user-get.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  /// - Parameter ids: one, or a list of them.
  package init(ids: ParameterValue) {
    parameters = ["FILTER": ["ID": ids]]
  }
}
