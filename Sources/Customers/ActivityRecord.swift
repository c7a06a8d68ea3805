import Bitrix24
import Bitrix24REST
import Localization

/// An activity of the CRM, done or to be done.
/// Source: <https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-fields.html>
struct ActivityRecord {
  let id: String
  let kind: Customer.Event.Kind
  let subject: String?
  /// When it happened, or was to happen.
  let time: PortalTime?
  let deadline: PortalTime?
  /// Seconds that a call took.
  let length: Int?
  /// A call that nobody took.
  let isMissed: Bool
  /// The employee.
  let person: Int?
  /// The contact whom it was with.
  let contact: Contact?
  /// The first of the items that it belongs to, where that was asked for.
  let owner: CRMItem?
  let isCompleted: Bool
  /// When it began, or is to begin.
  let start: PortalTime?
  /// Whether telephony has made it, and nobody by hand.
  let isTelephony: Bool
  /// The call that the portal has made it of.
  let callID: String?
  /// Where the portal keeps the recording, as it writes that.
  let recording: String?

  struct Contact {
    let id: Int
    let name: String?
  }

  /// - Returns: `nil` for what is no activity.
  init?(_ value: JSONValue, now: Int) {
    guard let id = value["ID"]?.nonEmptyText else { return nil }
    self.id = id
    kind = Self.kind(value)
    subject = value["SUBJECT"]?.shownText
    func time(_ name: String) -> PortalTime? { value[name]?.text.flatMap { PortalTime(known: $0) } }
    start = time("START_TIME")
    let end = time("END_TIME")
    // What was planned for another day was done when it was last changed.
    let times = [start, end, time("LAST_UPDATED")].compactMap(\.self)
    self.time = times.first { $0.seconds <= now } ?? times.first
    deadline = time("DEADLINE")
    length = kind.isCall ? start.flatMap { start in end.map { max(0, $0.seconds - start.seconds) } } : nil
    isMissed = kind.isCall && (length == 0 || value["SETTINGS"]?["MISSED_CALL"]?.flag == true)
    person = value["RESPONSIBLE_ID"]?.id
    contact = Self.contact(value)
    owner = CRMItem(entityTypeID: value["OWNER_TYPE_ID"]?.integer ?? 0, id: value["OWNER_ID"]?.integer ?? 0)
    isCompleted = value["COMPLETED"]?.flag ?? false
    isTelephony = value["PROVIDER_ID"]?.text == "VOXIMPLANT_CALL"
    callID = value["ORIGIN_ID"]?.text.flatMap(ListActivities.callID)
    recording = value["FILES"]?.elements.lazy.compactMap { $0["url"]?.nonEmptyText }.first
  }

  private static func kind(_ value: JSONValue) -> Customer.Event.Kind {
    if value["TYPE_ID"]?.integer == 2 || value["PROVIDER_ID"]?.text == "VOXIMPLANT_CALL" {
      return switch value["DIRECTION"]?.integer {
      case 1: .incomingCall
      case 2: .outgoingCall
      default: .call
      }
    }
    return switch value["TYPE_ID"]?.integer {
    case 1: .meeting
    case 4: .email
    default: .other
    }
  }

  /// Contacts are of type 3. The owner of an activity is one of those that it is linked to.
  private static func contact(_ value: JSONValue) -> Contact? {
    for entry in value["COMMUNICATIONS"]?.elements ?? [] where entry["ENTITY_TYPE_ID"]?.integer == 3 {
      guard let id = entry["ENTITY_ID"]?.id else { continue }
      let settings = entry["ENTITY_SETTINGS"]
      let name = PersonName(
        given: settings?["NAME"]?.shownText, second: settings?["SECOND_NAME"]?.shownText,
        family: settings?["LAST_NAME"]?.shownText)
      return Contact(id: id, name: name.text)
    }
    guard value["OWNER_TYPE_ID"]?.integer == 3, let id = value["OWNER_ID"]?.id else { return nil }
    return Contact(id: id, name: nil)
  }
}
