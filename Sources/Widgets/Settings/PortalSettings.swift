import Bitrix24
import Customers
import Localization

/// What an administrator of a portal has set for all its operators.
///
/// The portal keeps it as an option of the application (`app.option`, ``option``), so that any number of hosts shares it.
/// It is read with each card and not cached. A value that cannot be read, or is of a newer ``schema``, counts as none.
struct PortalSettings: Equatable, Sendable {
  /// The name of the option.
  static let option = "placard"
  /// The name of the option that has the value from before the last change.
  static let formerOption = "placard_former"
  /// The version of the value's form.
  static let schema = 1
  /// The most bytes of the value in UTF-8.
  static let maximumBytes = 16 << 10
  /// What ``version`` may be.
  static let versions = 0...Int(Int32.max)
  /// The most outcomes that are not retired.
  static let maximumOutcomes = 8

  /// A text in one language for all, or in several.
  struct Text: Equatable, Sendable {
    /// In any language that is not among ``texts``.
    let common: String
    let texts: [Language: String]

    subscript(language: Language) -> String { texts[language] ?? common }
  }

  /// What came of a call, as operators choose it.
  struct Outcome: Equatable, Sendable {
    /// `[a-z0-9_-]{1,32}`: never changes, and is never deleted, since reports are made of it.
    let id: String
    let name: Text
    /// `#rrggbb`
    let color: String?
    /// Whether a follow-up is proposed with it.
    let asksForFollowUp: Bool
    /// The stage that is proposed with it.
    let stage: String?
    /// The list field of an item that is set to it.
    let field: String?
    /// Not to be chosen any more.
    let isRetired: Bool
  }

  /// What is to be said on a line.
  struct Script: Equatable, Sendable {
    /// The line's number or name.
    let line: String
    let greeting: Text?
    let steps: [Text]
  }

  /// What makes somebody important.
  struct VIP: Equatable, Sendable {
    let kind: CRMItem.Kind
    let field: String
    let value: String
  }

  /// What is offered for a number that nobody has.
  struct Creation: Equatable, Sendable {
    enum First: String, CaseIterable, Sendable {
      case contact
      case lead
      case contactAndDeal = "contact+deal"
    }

    var first = First.contact
    /// The pipeline of a deal.
    var category: Int?
    var stage: String?
    var source: String?
    /// The employee; the operator where it is `nil`.
    var responsible: Int?
  }

  /// What happens to a note that its operator has not saved.
  enum Unfinished: String, CaseIterable, Sendable {
    case send
    case keep
  }

  /// Counts the changes; 0 where nothing was ever saved.
  var version = 0
  /// The user who has changed it last.
  var changedBy: Int?
  var changedAt: PortalTime?
  /// `nil` for the program's own.
  var outcomes: [Outcome]?
  /// Whether a card wants an outcome before it closes.
  var isOutcomeWanted = false
  var scripts: [Script] = []
  /// Further fields that are shown, by the type of item.
  var fields: [CRMItem.Kind: [String]] = [:]
  var vip: VIP?
  /// Seconds for wrapping up, by line; of every other line under the empty name.
  var wrapUp: [String: Int] = [:]
  var creation = Creation()
  var unfinished = Unfinished.send
  /// The parts of the card that are not shown.
  var hidden: Set<String> = []

  /// A section of a card that administrators may leave out.
  enum Section: String, CaseIterable {
    case remark
    case attention
    case script
    case deals
    case history
  }

  /// The fields of items that a card needs beyond those that it always reads.
  var furtherFields: FurtherFields {
    var further = FurtherFields()
    if let vip { further.compared[vip.kind] = [vip.field] }
    further.shown = fields
    return further
  }

  /// What is to be said on a line, by its number or its name; else what is said on every line.
  func script(ofLine number: String?, _ name: String?) -> Script? {
    scripts.first { Self.isLine($0.line, number, name) } ?? scripts.first { $0.line.isEmpty }
  }

  /// How long a call on a line is wrapped up, in seconds; else how long one on every line is.
  func wrapUp(ofLine number: String?, _ name: String?) -> Int {
    wrapUp.first { Self.isLine($0.key, number, name) }?.value ?? wrapUp[""] ?? 0
  }

  /// Whether a line is meant, however its number is written.
  private static func isLine(_ text: String, _ number: String?, _ name: String?) -> Bool {
    if text.isEmpty { return false }
    let digits = text.filter(\.isNumber)
    let isNumber = !digits.isEmpty && digits == number?.filter(\.isNumber)
    return isNumber || text == number || text == name
  }

  /// - Parameter language: of the program's own outcomes.
  /// - Returns: `nil` for an outcome that there is not. A retired one stays.
  func outcome(_ id: String, in language: Language) -> Outcome? {
    (outcomes ?? OutcomeTexts.of(language).outcomes).first { $0.id == id }
  }
}
