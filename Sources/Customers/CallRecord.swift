import Bitrix24
import Localization

/// A line of telephony's statistics.
/// Source: <https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html>
struct CallRecord {
  /// The row's `ID`, or the row itself where it has none.
  let id: JSONValue
  let time: PortalTime
  let length: Int
  let kind: Customer.Event.Kind
  let isAnswered: Bool
  /// The employee.
  let person: Int?
  /// The activity of the CRM for this call.
  let activity: Int?

  /// - Returns: `nil` for what is no call, or nobody knows when.
  init?(_ value: JSONValue) {
    guard let time = value["CALL_START_DATE"]?.text.flatMap({ PortalTime(known: $0) }) else { return nil }
    id = value["ID"] ?? value
    self.time = time
    length = max(0, value["CALL_DURATION"]?.integer ?? 0)
    kind = Self.kind(value["CALL_TYPE"]?.integer)
    isAnswered = CallOutcome.isAnswered(length: length, code: value["CALL_FAILED_CODE"]?.text)
    person = value["PORTAL_USER_ID"]?.id
    activity = value["CRM_ACTIVITY_ID"]?.id
  }

  private static func kind(_ type: Int?) -> Customer.Event.Kind {
    switch type {
    case 1: .outgoingCall
    case 2, 3: .incomingCall
    case 4: .callback
    // Informational: the portal's own call with a recorded message.
    case 5: .outgoingCall
    default: .call
    }
  }
}
