import Bitrix24
import Localization

extension Customer {
  /// What happened between the company and the customer, and what is to happen.
  package struct History: Equatable, Sendable {
    /// The last ones, the newest first.
    package var events: [Event] = []
    /// What there is none of, where that is known.
    package var absence: Absence?
    /// Open to-dos, the most urgent first.
    package var toDos: [ToDo] = []
    /// The first of what is planned.
    package var next: ToDo?
    /// How many calls there were today.
    package var callsToday = 0
    /// The calls of the last 30 days, the oldest day first.
    package var days: [Day] = []
    /// Whether something could not be loaded.
    package var isPartial = false

    package enum Absence: Equatable, Sendable {
      case callsAndActivities
      /// The calls may not be seen.
      case activities
    }
  }

  package struct Event: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
      case incomingCall
      case outgoingCall
      case callback
      /// Of which the direction is not known.
      case call
      case email
      case meeting
      case other

      package var isCall: Bool {
        switch self {
        case .incomingCall, .outgoingCall, .callback, .call: true
        case .email, .meeting, .other: false
        }
      }
    }

    package var kind: Kind
    package var subject: String?
    package var time: PortalTime?
    /// Seconds that a call took; `nil` of what is no call.
    package var length: Int?
    /// A call that came to no conversation.
    package var isUnanswered = false
    /// The employee.
    package var person: String?
    /// The customer's side, where it is somebody else than the page is about.
    package var contact: String?
  }

  package struct ToDo: Equatable, Sendable {
    /// The activity, where its number is known.
    package var id: Int?
    package var subject: String?
    package var deadline: PortalTime?
    package var isOverdue = false
  }

  /// The calls of one day.
  package struct Day: Equatable, Sendable {
    package var answered = 0
    package var unanswered = 0
  }
}
