import Bitrix24

/// Telephony's own search for a number: the items that have it, and who is responsible for them.
package struct SearchCRMEntities: RESTListMethod {
  package static let name = "telephony.externalCall.searchCrmEntities"
  package static let scope: String? = "telephony"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/telephony/telephony-external-call-search-crm-entities.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  package init(phone: String) {
    parameters = ["PHONE_NUMBER": .text(phone)]
  }
}

extension BatchReference<SearchCRMEntities> {
  /// A field of a row: `ASSIGNED_BY_ID`.
  package func field(_ name: String, ofRow row: Int) -> ParameterValue { value(at: "\(row)", name) }
}
