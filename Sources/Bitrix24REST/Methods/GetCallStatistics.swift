import Bitrix24

/// Telephony's statistics: the calls of a number, the newest first.
package struct GetCallStatistics: RESTMethod {
  package static let name = "voximplant.statistic.get"
  package static let scope: String? = "telephony"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html"

  let phone: String
  let since: String

  /// - Parameter since: a day, as `2026-10-24`.
  package init(phone: String, since: String) {
    self.phone = phone
    self.since = since
  }

  package var parameters: Parameters {
    [
      "FILTER": ["PHONE_NUMBER": .text(phone), ">CALL_START_DATE": .text(since)],
      "SORT": "CALL_START_DATE", "ORDER": "DESC",
    ]
  }

  package static func decode(_ result: JSONValue) -> [JSONValue]? { result.list }
}
