import Bitrix24

/// Has the portal keep a text for the user, in place of the one that is there.
///
/// A command, since another card of the user may have written between the first time and the second.
package struct SetUserOption: RESTMethod {
  package static let name = "user.option.set"
  package static let scope: String? = nil
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/common/settings/user-option-set.html"
  package static let kind = RESTMethodKind.command

  package let parameters: Parameters

  package init(_ option: String, to value: String) {
    parameters = ["options": .map([option: .text(value)])]
  }
}
