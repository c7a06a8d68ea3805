/// Something done or to be done with a customer: a call, a meeting, a to-do.
struct Activity: Sendable {
  enum Kind: Sendable {
    case call(CallRecord.Direction, isMissed: Bool)
    case meeting
    case email(isIncoming: Bool)
    case todo
  }

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

  mutating func shift(seconds: Double) {
    created.seconds += seconds
    start.seconds += seconds
    end.seconds += seconds
    deadline?.seconds += seconds
  }
}
