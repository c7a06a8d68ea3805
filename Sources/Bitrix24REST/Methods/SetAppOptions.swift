import Bitrix24

/// Has the portal keep texts for everybody, in place of those that are there. Only administrators may.
///
/// A command, since somebody else may have written between the first time and the second.
package struct SetAppOptions: RESTMethod {
  package static let name = "app.option.set"
  package static let scope: String? = nil
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/common/settings/app-option-set.html"
  package static let kind = RESTMethodKind.command

  package let parameters: Parameters

  package init(_ options: [String: String]) {
    parameters = [
      "options": .map(Parameters(options.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) }))
    ]
  }
}
