extension CRM {
  /// Makes a contact and a deal of a lead whose first name is known, as portals in the simple mode do at once
  /// (<https://apidocs.bitrix24.com/tutorials/crm/how-to-add-crm-objects/how-to-add-objects-with-crm-mode.html>).
  mutating func convert(_ lead: CRMItem, by author: Int, now: Moment) {
    guard !lead.name.isEmpty else { return }
    let company = lead.companyID == 0 ? addCompany(of: lead, by: author, now: now) : lead.companyID
    let contact = addItem(
      { id in
        var contact = CRMItem(.contact(id), created: now)
        contact.take(from: lead)
        contact.companyID = company
        contact.name = lead.name
        contact.secondName = lead.secondName
        contact.lastName = lead.lastName
        contact.honorific = lead.honorific
        contact.post = lead.post
        contact.phones = lead.phones
        contact.emails = lead.emails
        return contact
      }, by: author, now: now)
    addItem(
      { id in
        var deal = CRMItem(.deal(id), created: now)
        deal.take(from: lead)
        deal.title = lead.title
        deal.stageID = deal.firstStage
        deal.companyID = company
        deal.contactIDs = [contact.reference.id]
        deal.opportunity = lead.opportunity
        deal.currency = lead.currency
        return deal
      }, by: author, now: now)
    var converted = lead
    converted.previousStageID = lead.stageID
    converted.stageID = "CONVERTED"
    converted.moved = now
    converted.movedBy = author
    converted.contactIDs = [contact.reference.id]
    converted.companyID = company
    replace(converted, by: author, now: now)
  }

  /// - Returns: its number; 0 where the lead says nothing of a company.
  private mutating func addCompany(of lead: CRMItem, by author: Int, now: Moment) -> Int {
    guard !lead.companyTitle.isEmpty else { return 0 }
    let company = addItem(
      { id in
        var company = CRMItem(.company(id), created: now)
        company.take(from: lead)
        company.title = lead.companyTitle
        return company
      }, by: author, now: now)
    return company.reference.id
  }
}

extension CRMItem {
  /// What whatever is made of a lead has of it.
  fileprivate mutating func take(from lead: CRMItem) {
    createdBy = lead.createdBy
    assignedBy = lead.assignedBy
    source = lead.source
    sourceDescription = lead.sourceDescription
    comments = lead.comments
    leadID = lead.reference.id
    for field in CustomField.all(of: .lead) {
      guard let value = lead.custom[field.name],
        let own = CustomField.all(of: reference.type).first(where: { $0.name == field.name })
      else { continue }
      custom[own.name] = own.value(value, as: field)
    }
  }
}
