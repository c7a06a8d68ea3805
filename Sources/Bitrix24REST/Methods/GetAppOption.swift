import Bitrix24

/// What the application keeps in the portal for everybody.
package struct GetAppOption: RESTMethod {
  package static let name = "app.option.get"
  package static let scope: String? = nil
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/common/settings/app-option-get.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  package init(_ option: String) {
    parameters = ["option": .text(option)]
  }
}
