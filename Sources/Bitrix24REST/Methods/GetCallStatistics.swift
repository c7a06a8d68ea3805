import Bitrix24

/// Telephony's statistics: the calls of a number, the newest first.
package struct GetCallStatistics: RESTListMethod {
  package static let name = "voximplant.statistic.get"
  package static let scope: String? = "telephony"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  /// - Parameter since: a day, as `2026-10-24`.
  package init(phone: String, since: String) {
    parameters = [
      "FILTER": ["PHONE_NUMBER": .text(phone), ">CALL_START_DATE": .text(since)],
      "SORT": "CALL_START_DATE", "ORDER": "DESC",
    ]
  }
}
