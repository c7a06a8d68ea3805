import Bitrix24

extension Customer {
  /// What happened between the company and the customer, and what is to happen.
  struct History: Equatable, Sendable {
    /// The last ones, the newest first.
    var events: [Event] = []
    /// What there is none of, where that is known.
    var absence: Absence?
    /// Open to-dos, the most urgent first.
    var toDos: [ToDo] = []
    /// The first of what is planned.
    var next: ToDo?
    /// How many calls there were today.
    var callsToday = 0
    /// The calls of the last 30 days, the oldest day first.
    var days: [Day] = []
    /// Whether something could not be loaded.
    var isPartial = false

    enum Absence: Equatable, Sendable {
      case callsAndActivities
      /// The calls may not be seen.
      case activities
    }
  }

  struct Event: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
      case incomingCall
      case outgoingCall
      case callback
      /// Of which the direction is not known.
      case call
      case email
      case meeting
      case other

      var isCall: Bool {
        switch self {
        case .incomingCall, .outgoingCall, .callback, .call: true
        case .email, .meeting, .other: false
        }
      }
    }

    var kind: Kind
    var subject: String?
    var time: PortalTime?
    /// Seconds that a call took; `nil` of what is no call.
    var length: Int?
    /// A call that came to no conversation.
    var isUnanswered = false
    /// The employee.
    var person: String?
    /// The customer's side, where it is somebody else than the page is about.
    var contact: String?
  }

  struct ToDo: Equatable, Sendable {
    var subject: String?
    var deadline: PortalTime?
    var isOverdue = false
  }

  /// The calls of one day.
  struct Day: Equatable, Sendable {
    var answered = 0
    var unanswered = 0
  }
}
