import Bitrix24

/// What the application keeps for the user in the portal.
package struct GetUserOption: RESTMethod {
  package static let name = "user.option.get"
  package static let scope: String? = nil
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/common/settings/user-option-get.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  package init(_ option: String) {
    parameters = ["option": .text(option)]
  }
}
