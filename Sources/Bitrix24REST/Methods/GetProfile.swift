import Bitrix24

/// Who the user is.
package struct GetProfile: RESTMethod {
  package static let name = "profile"
  package static let scope: String? = nil
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/common/users/profile.html"
  package static let kind = RESTMethodKind.query

  package struct Output: Sendable {
    package let id: String?
    /// Given and family name.
    package let name: String?
  }

  package init() {}

  package static func decode(_ result: JSONValue) -> Output? {
    let names = [result["NAME"], result["LAST_NAME"]].compactMap { $0?.nonEmptyText }
    return Output(id: result["ID"]?.text, name: names.isEmpty ? nil : names.joined(separator: " "))
  }
}
