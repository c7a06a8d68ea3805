/// A call as the telephony's statistics keep it.
struct CallRecord: Sendable {
  enum Direction: Int, Sendable {
    case outgoing = 1
    case incoming = 2
    /// Incoming, and passed on to another number.
    case redirected = 3
    case callback = 4
    /// The portal itself calls and says something.
    case informational = 5
  }

  var id: Int
  /// With a plus before it or without, as the telephone system has passed it.
  let number: String
  let direction: Direction
  var start: Moment
  /// Seconds; 0 where nobody answered.
  let duration: Int
  /// As in SIP, with the portal's own: `200`, `304` missed, `603-S` declined by the caller. Telephone systems send more
  /// than the documentation lists.
  let failedCode: String
  let user: Int
  let item: ItemReference?
  var activity: Int?
  var callID: String
  /// The line that was called, or from which.
  var portalNumber = Line.main.number

  mutating func shift(seconds: Double) {
    start.seconds += seconds
  }

  var failedReason: String {
    ["304": "Skipped call", "603-S": "Decline self", "486": "Busy"][failedCode] ?? ""
  }

  /// As `voximplant.statistic.get` gives it: everything as text.
  var fields: Fields {
    var fields = Fields()
    func set(_ key: String, _ text: String) { fields[key] = .string(text) }
    set("ID", String(id))
    set("PORTAL_USER_ID", String(user))
    set("PORTAL_NUMBER", portalNumber)
    set("PHONE_NUMBER", number)
    set("CALL_ID", callID)
    fields["EXTERNAL_CALL_ID"] = .null
    set("CALL_CATEGORY", "external")
    fields["CALL_LOG"] = .null
    set("CALL_DURATION", String(duration))
    set("CALL_START_DATE", start.description)
    fields["CALL_RECORD_URL"] = .null
    fields["CALL_VOTE"] = .null
    set("COST", "0.0000")
    set("COST_CURRENCY", "EUR")
    set("CALL_FAILED_CODE", failedCode)
    set("CALL_FAILED_REASON", failedReason)
    fields["CRM_ENTITY_TYPE"] = item.map { .string($0.type.name) } ?? .null
    fields["CRM_ENTITY_ID"] = item.map { .string(String($0.id)) } ?? .null
    fields["CRM_ACTIVITY_ID"] = activity.map { .string(String($0)) } ?? .null
    fields["REST_APP_ID"] = .null
    fields["REST_APP_NAME"] = .null
    fields["TRANSCRIPT_ID"] = .null
    set("TRANSCRIPT_PENDING", "N")
    fields["SESSION_ID"] = .null
    fields["REDIAL_ATTEMPT"] = .null
    fields["COMMENT"] = .null
    fields["RECORD_DURATION"] = .null
    fields["RECORD_FILE_ID"] = .null
    set("CALL_TYPE", String(direction.rawValue))
    return fields
  }
}
