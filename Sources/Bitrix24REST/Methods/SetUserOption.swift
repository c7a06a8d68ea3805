import Bitrix24

/// Has the portal keep a text for the user, in place of the one that is there.
///
/// A command, since another card of the user may have written between the first time and the second.
package struct SetUserOption: RESTMethod {
  package static let name = "user.option.set"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/common/settings/user-option-set.html"
  package static let kind = RESTMethodKind.command

  let option: String
  let value: String

  package init(_ option: String, to value: String) {
    self.option = option
    self.value = value
  }

  package var parameters: Parameters { ["options": .map([option: .text(value)])] }
}
