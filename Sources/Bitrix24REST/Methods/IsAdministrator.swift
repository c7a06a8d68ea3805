import Bitrix24

/// Whether the user is an administrator of the portal.
package struct IsAdministrator: RESTMethod {
  package static let name = "user.admin"
  package static let scope: String? = nil
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/common/users/user-admin.html"
  package static let kind = RESTMethodKind.query

  package init() {}

  package static func decode(_ result: JSONValue) -> Bool? { result.flag }
}
