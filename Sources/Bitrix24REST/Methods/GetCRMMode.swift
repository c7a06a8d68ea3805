import Bitrix24

/// Whether the portal's CRM has leads.
package struct GetCRMMode: RESTMethod {
  package static let name = "crm.settings.mode.get"
  package static let scope: String? = "crm"
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/crm/crm-settings-mode-get.html"
  package static let kind = RESTMethodKind.query

  package enum Output: Hashable, Sendable {
    /// A client becomes a lead first.
    case classic
    /// Leads become deals at once.
    case simple
  }

  package init() {}

  package static func decode(_ result: JSONValue) -> Output? {
    switch result.integer {
    case 1: .classic
    case 2: .simple
    default: nil
    }
  }
}
