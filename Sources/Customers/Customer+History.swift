import Bitrix24
import Localization

extension Customer {
  /// What happened between the company and the customer, and what is to happen.
  package struct History: Equatable, Sendable {
    /// The last ones, the newest first.
    package var events: [Event] = []
    /// Calls that nobody took, and after which nobody has talked to the customer, the newest first.
    package var missed: [Event] = []
    /// To-dos whose time has passed, the most urgent first.
    package var overdue: [ToDo] = []
    /// What is planned, the next first, and what has no deadline last.
    package var planned: [ToDo] = []
    /// Whether there is more than is told here.
    package var hasMore = false
    /// Whether something could not be loaded.
    package var isPartial = false
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
    /// The activity, where its number is known.
    package var activity: Int?
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
}
