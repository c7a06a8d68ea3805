import Bitrix24

/// What the application keeps for the user in the portal.
package struct GetUserOption: RESTMethod {
  package static let name = "user.option.get"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/common/settings/user-option-get.html"

  let option: String

  package init(_ option: String) {
    self.option = option
  }

  package var parameters: Parameters { ["option": .text(option)] }
}
