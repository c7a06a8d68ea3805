import Bitrix24

/// Telephony's statistics: the calls of a number, the newest first, or all calls of a time, by their numbers.
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

  /// How many rows come at once.
  package static let pageSize = 50

  /// A page of the calls of a time. Rows have rising numbers, and a call that was recorded late has a high one.
  ///
  /// - Parameters:
  ///   - since: the first moment, as `2026-11-01T00:00:00+02:00`.
  ///   - until: the first moment after.
  ///   - row: the number of the row after which the page begins, or that of an earlier command's last row.
  package init(since: String, until: String, after row: ParameterValue) {
    parameters = [
      "FILTER": [">=CALL_START_DATE": .text(since), "<CALL_START_DATE": .text(until), ">ID": row],
      "SORT": "ID", "ORDER": "ASC",
    ]
  }
}
