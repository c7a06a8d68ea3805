import Bitrix24

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
  /// All linked items, the main one first, or all that have the number.
  var profiles: [Profile]
  var deals: Part<Deals>
  var history: Part<History>
}

extension Customer {
  /// What the CRM has about one item.
  struct Profile: Equatable, Sendable {
    let item: CRMItem
    var details: Details

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
    var outcome: Outcome?
  }

  struct Deals: Equatable, Sendable {
    /// The open ones, at most as many as are shown.
    var open: [Deal] = []
    /// How many are open altogether.
    var openCount = 0
    /// The sum of each currency, as far as the portal told the amounts.
    var totals: [Money] = []
    var lastClosed: Deal?
  }
}
