import Bitrix24
import Bitrix24REST
import Localization

/// The people on the line, as far as the portal tells this operator.
package struct Customer: Equatable, Sendable {
  /// How they were found.
  package enum Identity: Equatable, Sendable {
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
  package enum Section<Value: Equatable & Sendable>: Equatable, Sendable {
    case known(Value)
    /// The operator, or the application, has no right to it.
    case denied
    case failed
    /// Nothing to ask about.
    case none
  }

  package var identity: Identity
  /// All linked items, the main one first, or those that have the number.
  package var profiles: [Profile] = []
  /// How many more have the number.
  package var moreFound = 0
  /// Who works for the company that the call is with, where it is not known with whom of them.
  package var staff = Section<Staff>.none
  package var deals = Section<Deals>.none
  package var history = Section<History>.none
  /// Whether it is known that something is missing, and it can be asked for once more.
  package var isPartial = false
  /// What a colleague has written about this call last.
  package var note: String?
  /// What the application keeps in the portal, as it was asked for; `nil` where that is not known.
  package var option: JSONValue?
  /// The same of what it keeps for the user.
  package var userOption: JSONValue?
  /// Why a question about those who were found has failed, for the log.
  package var failure: RESTError?

  /// What somebody else than the user has written about the call last. The action `note` begins each paragraph with a line
  /// of the author, the time and the start of an id in brackets, which is left out.
  package static func note(_ note: GetTimelineNote.Output, readBy user: GetProfile.Output?) -> String? {
    let isOwn = user?.id != nil && user?.id == note.author
    let lines = note.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let mark = " [12345678]".count
    func isHeader(_ line: Substring) -> Bool {
      let end = line.suffix(mark)
      return end.hasPrefix(" [") && end.hasSuffix("]") && end.dropFirst(2).dropLast().allSatisfy(\.isHexDigit)
    }
    let starts = lines.indices.filter { isHeader(lines[$0]) }
    // Who has written last is known; who has written what is without such a line is not.
    guard !starts.isEmpty else { return isOwn ? nil : PlainText(note.text).text }
    let others = starts.filter { start in !isOwn || user?.name.map { !lines[start].hasPrefix("\($0), ") } ?? false }
    guard let start = others.last else { return nil }
    let end = starts.first { $0 > start } ?? lines.endIndex
    let rest = lines[(start + 1)..<end].joined(separator: "\n")
    return PlainText("\(lines[start].dropLast(mark))\n\(rest)").text
  }

  /// Whether to ask once more may well fare better.
  package var isIncomplete: Bool {
    var isIncomplete = isPartial || identity == .unsearched || deals == .failed || history == .failed
    if case .known(let history) = history { isIncomplete = isIncomplete || history.isPartial }
    return isIncomplete || profiles.contains { $0.details == .failed }
  }
}

extension Customer {
  /// What the CRM has about one item.
  package struct Profile: Equatable, Sendable {
    package let item: CRMItem
    package var details: Details
    /// The name that the search has told, where nothing else is known.
    package var foundName: String?
    /// The employee who can be asked about an item that is not shown.
    package var responsible: Employee?

    package enum Details: Equatable, Sendable {
      case known(Fields)
      case denied
      /// Deleted since the call was linked.
      case gone
      case failed
    }

    package struct Fields: Equatable, Sendable {
      /// A person's name, or the title of what is none.
      package var name: String?
      /// Below the name: a lead's title, a person's position.
      package var position: String?
      /// Of a person or a deal.
      package var company: Named?
      /// Of a lead, which has no linked company.
      package var companyName: String?
      package var phones: [String] = []
      package var emails: [String] = []
      package var responsible: Employee?
      /// What the CRM's users have remarked about it, without the markup.
      package var remark: String?
      package var stage: Stage?
      package var amount: Money?
      /// When anybody last did something about it.
      package var lastActivity: PortalTime?
      /// How many deals are open, where that was asked for.
      package var openDeals: Int?
      /// `nil` while it is open.
      package var outcome: Outcome?
      /// What it has in the fields that are compared, by their names.
      package var values: [String: [String]] = [:]
      /// What it has in the fields that are shown beyond these.
      package var further: [Further] = []
    }

    /// What somebody has in a field.
    package struct Further: Equatable, Sendable {
      /// What the portal calls it.
      package let title: String
      package let texts: [String]
    }
  }

  /// An item of which the name is known.
  package struct Named: Equatable, Sendable {
    package let item: CRMItem
    package var name: String?
  }

  /// Somebody who works with the portal.
  package struct Employee: Equatable, Sendable {
    package let name: String
    /// The number under which colleagues reach them.
    package var phoneExtension: String?
    /// Whether they are at work; `nil` where the portal does not say.
    package var presence: Presence?

    package init(name: String) { self.name = name }
  }

  /// Where an employee's working day stands, as far as it concerns others.
  package enum Presence: String, Equatable, Sendable {
    case atWork = "OPENED"
    case onBreak = "PAUSED"
    case notAtWork = "CLOSED"
  }

  /// Somebody whom the call may be with.
  package struct Person: Equatable, Sendable {
    package let item: CRMItem
    package let name: String
    package let position: String?
  }

  /// Those who work for a company.
  package struct Staff: Equatable, Sendable {
    /// At most as many as are shown.
    package var shown: [Person]
    /// How many they are altogether.
    package var count: Int
  }

  package enum Outcome: Equatable, Sendable {
    case won
    case lost
  }

  /// Where a deal or a lead stands.
  package struct Stage: Equatable, Sendable {
    /// `C5:NEW`
    package let id: String
    package let name: String
    /// `#rrggbb`, as the portal shows it.
    package var color: String?
    /// The stages of the way up to this one, which is the first where it is 1, and all of them; without those that end it.
    package var position = 0
    package var count = 0

    package init(id: String, name: String, color: String? = nil, position: Int = 0, count: Int = 0) {
      self.id = id
      self.name = name
      self.color = color
      self.position = position
      self.count = count
    }

    /// A color that may be written into a page: portals keep them as `#39A8EF` and as `39A8EF`.
    ///
    /// - Returns: `nil` for anything else.
    package static func color(_ text: String) -> String? {
      let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
      guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit) else { return nil }
      return "#" + digits.lowercased()
    }
  }

  package struct Deal: Equatable, Sendable {
    package let item: CRMItem
    package var title: String?
    /// Whether the call is linked to it.
    package var isLinked = false
    package var stage: Stage?
    package var amount: Money?
    /// A day, `2026-12-25`.
    package var expectedClose: String?
    /// Whether that day has passed.
    package var isOverdue = false
    package var outcome: Outcome?
  }

  package struct Deals: Equatable, Sendable {
    /// Those that the call is linked to, and the open ones by the day of their close, at most as many as are shown.
    package var shown: [Deal] = []
    /// Those that are closed and not among them, the last one first, at most as many as are shown.
    package var closed: [Deal] = []
    /// How many there are altogether, open and closed.
    package var count = 0
  }
}
