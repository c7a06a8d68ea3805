/// A call that is over, as `ONVOXIMPLANTCALLEND` tells it. Anybody can post one: see ``AppEvent``.
///
/// Documentation: <https://apidocs.bitrix24.com/api-reference/telephony/voximplant/events/on-voximplant-call-end.html>
package struct CallEnd: Hashable, Sendable {
  /// `CALL_ID`
  package let callID: String
  /// `CRM_ACTIVITY_ID`, where the portal has made one.
  package let activity: Int?
  /// `PORTAL_USER_ID`: the operator.
  package let user: Int?
  /// `PHONE_NUMBER`: the customer's.
  package let phone: PhoneNumber

  /// - Returns: `nil` where there is no `CALL_ID`.
  init?(_ fields: NestedFields) throws(PlacementCallError) {
    guard let callID = try fields.value("data", "CALL_ID") else { return nil }
    self.callID = callID
    activity = try Self.number("CRM_ACTIVITY_ID", fields)
    user = try Self.number("PORTAL_USER_ID", fields)
    phone = PhoneNumber(try fields.value("data", "PHONE_NUMBER"))
  }

  private static func number(_ name: String, _ fields: NestedFields) throws(PlacementCallError) -> Int? {
    try fields.value("data", name).flatMap { Int(canonicalDigits: $0) }.flatMap { $0 > 0 ? $0 : nil }
  }
}
