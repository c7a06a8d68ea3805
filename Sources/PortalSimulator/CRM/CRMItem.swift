/// A lead, deal, contact or company.
struct CRMItem: Sendable {
  let reference: ItemReference
  /// Of leads, deals and companies.
  var title = ""
  /// Of people.
  var name = ""
  var lastName = ""
  var secondName = ""
  var post = ""
  /// A company's name as a lead has it: text, no item.
  var companyTitle = ""
  var companyID = 0
  var contactIDs: [Int] = []
  /// A deal's pipeline.
  var categoryID = 0
  var stageID = ""
  var opportunity = 0.0
  var currency = "EUR"
  var source = ""
  var comments = ""
  var address = ""
  var birthdate: Moment?
  var phones: [String] = []
  var emails: [String] = []
  var assignedBy = 7
  /// Only administrators may read it.
  var isConfidential = false
  var created: Moment
  var updated: Moment
  /// When a deal is expected to be closed, or was.
  var closeDate: Moment?

  init(_ reference: ItemReference, created: Moment) {
    self.reference = reference
    self.created = created
    updated = created
  }

  /// What the portal shows as its name.
  var displayName: String {
    if reference.type == .deal || reference.type == .company || (name + lastName).isEmpty { return title }
    return [name, secondName, lastName].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Moves everything that has a date.
  mutating func shift(seconds: Double) {
    created.seconds += seconds
    updated.seconds += seconds
    closeDate?.seconds += seconds
  }
}
