/// A lead, deal, contact or company.
struct CRMItem: Sendable {
  let reference: ItemReference
  /// Of leads, deals and companies.
  var title = ""
  /// Of people: an entry of the book `HONORIFIC`, or nothing.
  var honorific = ""
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
  var sourceDescription = ""
  /// What another system has called it.
  var originator = ""
  var origin = ""
  /// The lead that a deal or contact was made of.
  var leadID = 0
  /// By their original names.
  var custom: [String: Value] = [:]
  var comments = ""
  var address = ""
  var birthdate: Moment?
  private(set) var communications: [Communication] = []
  var assignedBy = 7
  /// Only administrators may read it.
  var isConfidential = false
  var created: Moment
  var createdBy = 1
  var updated: Moment
  /// Who changed it last, where that is not the person responsible.
  var updatedBy: Int?
  /// The stage before the last change of it, and who has made that change.
  var previousStageID = ""
  var moved: Moment?
  var movedBy: Int?
  /// When a deal is expected to be closed, or was.
  var closeDate: Moment?

  private var lastCommunication = -1

  init(_ reference: ItemReference, created: Moment) {
    self.reference = reference
    self.created = created
    updated = created
  }

  /// Leads and deals go from stage to stage.
  var hasStage: Bool { reference.type == .lead || reference.type == .deal }

  /// Where an item begins; nothing where it has no stages.
  var firstStage: String {
    guard hasStage else { return "" }
    return categoryID == 0 ? "NEW" : "C\(categoryID):NEW"
  }

  /// What the portal shows as its name.
  var displayName: String {
    if reference.type == .deal || reference.type == .company || (name + lastName).isEmpty { return title }
    return [name, secondName, lastName].filter { !$0.isEmpty }.joined(separator: " ")
  }

  var phones: [String] {
    get { communications.filter { $0.type == "PHONE" }.map(\.value) }
    set { setCommunications("PHONE", newValue) }
  }

  var emails: [String] {
    get { communications.filter { $0.type == "EMAIL" }.map(\.value) }
    set { setCommunications("EMAIL", newValue) }
  }

  private mutating func setCommunications(_ type: String, _ values: [String]) {
    communications.removeAll { $0.type == type }
    for (index, value) in values.enumerated() {
      addCommunication(type, type == "PHONE" && index > 0 ? "MOBILE" : "WORK", value)
    }
  }

  /// Numbers are those of no other item, and none is given twice.
  mutating func addCommunication(_ type: String, _ kind: String, _ value: String) {
    lastCommunication += 1
    let id = (reference.type.rawValue * 1_000_000 + reference.id) * 100 + lastCommunication
    communications.append(Communication(id: id, type: type, kind: kind, value: value))
  }

  /// Changes one, or removes it where the value is empty.
  mutating func setCommunication(_ id: Int, value: String, kind: String?) {
    guard let index = communications.firstIndex(where: { $0.id == id }) else { return }
    guard !value.isEmpty else {
      communications.remove(at: index)
      return
    }
    communications[index].value = value
    if let kind { communications[index].kind = kind }
  }

  /// Moves everything that has a date.
  mutating func shift(seconds: Double) {
    created.seconds += seconds
    updated.seconds += seconds
    moved?.seconds += seconds
    closeDate?.seconds += seconds
  }
}
