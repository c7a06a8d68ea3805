import Bitrix24
import Bitrix24REST

/// The people on the line, as far as the portal tells this operator.
struct Customer: Equatable, Sendable {
  /// How they were found.
  enum Identity: Equatable, Sendable {
    /// The call is linked to them.
    case linked
    /// The operator has chosen one of several.
    case chosen
    /// One person in the CRM has the number.
    case probable
    /// Several have it, and the operator has to ask.
    case several
    /// Nobody has it.
    case unknown
    /// The CRM may not be searched, so it is not known.
    case undisclosed
    /// The search has failed, so it is not known.
    case unsearched
  }

  /// A part that may be missing.
  enum Part<Value: Equatable & Sendable>: Equatable, Sendable {
    case known(Value)
    /// The operator, or the application, has no right to it.
    case denied
    case failed
    /// Nothing to ask about.
    case none
  }

  var identity: Identity
  /// All linked items, the main one first, or those that have the number.
  var profiles: [Profile] = []
  /// How many more have the number.
  var moreFound = 0
  var deals = Part<Deals>.none
  var history = Part<History>.none
  /// Whether it is known that something is missing, and it can be asked for once more.
  var isPartial = false
  /// Why a question about those who were found has failed, for the log.
  var failure: RESTError?

  /// Whether to ask once more may well fare better.
  var isIncomplete: Bool {
    var isIncomplete = isPartial || identity == .unsearched || deals == .failed || history == .failed
    if case .known(let history) = history { isIncomplete = isIncomplete || history.isPartial }
    return isIncomplete || profiles.contains { $0.details == .failed }
  }
}

extension Customer {
  /// What the CRM has about one item.
  struct Profile: Equatable, Sendable {
    let item: CRMItem
    var details: Details
    /// The name that the search has told, where nothing else is known.
    var foundName: String?
    /// The employee who can be asked about an item that is not shown.
    var responsible: String?

    enum Details: Equatable, Sendable {
      case known(Fields)
      case denied
      /// Deleted since the call was linked.
      case gone
      case failed
    }

    struct Fields: Equatable, Sendable {
      /// A person's name, or the title of what is none.
      var name: String?
      /// Below the name: a lead's title, a person's position.
      var position: String?
      /// Of a person or a deal.
      var company: Named?
      /// Of a lead, which has no linked company.
      var companyName: String?
      var phones: [String] = []
      var emails: [String] = []
      var responsible: String?
      var stage: String?
      var amount: Money?
      /// `nil` while it is open.
      var outcome: Outcome?
    }
  }

  /// An item of which the name is known.
  struct Named: Equatable, Sendable {
    let item: CRMItem
    var name: String?
  }

  enum Outcome: Equatable, Sendable {
    case won
    case lost
  }

  struct Deal: Equatable, Sendable {
    let item: CRMItem
    var title: String?
    var stage: String?
    var amount: Money?
    /// A day, `2026-12-25`.
    var expectedClose: String?
    /// Whether that day has passed.
    var isOverdue = false
    var outcome: Outcome?
  }

  struct Deals: Equatable, Sendable {
    /// The open ones, at most as many as are shown.
    var open: [Deal] = []
    /// How many are open altogether.
    var openCount = 0
    /// The sum of each currency; none where only one deal has an amount.
    var totals: [Money] = []
    var lastClosed: Deal?
  }
}
