/// Something done or to be done with a customer: a call, a meeting, a to-do.
struct Activity: Sendable {
  enum Kind: Sendable {
    case call(CallRecord.Direction, isMissed: Bool)
    case meeting
    case email(isIncoming: Bool)
    case todo
    /// An application's own, which only that application may change.
    case configurable
  }

  /// Characters of a subject that a portal's database takes.
  static let maximumSubject = 255

  var id: Int
  let kind: Kind
  var subject: String
  var description = ""
  /// The items it belongs to, the one that owns it first.
  var bindings: [ItemReference]
  var created: Moment
  var start: Moment
  var end: Moment
  /// Of to-dos only, and not of all.
  var deadline: Moment?
  var isCompleted: Bool
  var responsible: Int
  /// What it was about: a number or a mail address.
  var communication = ""
  /// Who made it, where that is not the person responsible.
  var author: Int?
  /// Who changed it last, and when, where somebody did.
  var editor: Int?
  var updated: Moment?
  /// The activity that a to-do follows from.
  var parent: Int?
  /// Minutes before the deadline at which a to-do reminds.
  var pingOffsets: [Int] = []
  /// `1` to `7`; empty for the colour that all have.
  var color = ""
  /// What another system has called it.
  var originator = ""
  var origin = ""
  /// What was said in a call, where the portal's AI has written it down.
  var transcript: String?
  /// The file of a recorded call.
  var recording: Int?

  /// What the telephony calls the activity of a call.
  static func origin(of callID: String) -> String { "VI_" + callID }

  mutating func shift(seconds: Double) {
    created.seconds += seconds
    start.seconds += seconds
    end.seconds += seconds
    deadline?.seconds += seconds
    updated?.seconds += seconds
  }
}
