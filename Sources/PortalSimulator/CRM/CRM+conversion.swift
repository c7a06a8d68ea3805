extension CRM {
  /// Makes a contact and a deal of a lead whose first name is known, as portals in the simple mode do at once
  /// (<https://apidocs.bitrix24.com/tutorials/crm/how-to-add-crm-objects/how-to-add-objects-with-crm-mode.html>).
  mutating func convert(_ lead: CRMItem, by author: Int, now: Moment) {
    guard !lead.name.isEmpty else { return }
    let contact = addItem(
      { id in
        var contact = CRMItem(.contact(id), created: now)
        contact.name = lead.name
        contact.secondName = lead.secondName
        contact.lastName = lead.lastName
        contact.phones = lead.phones
        contact.emails = lead.emails
        contact.assignedBy = lead.assignedBy
        contact.source = lead.source
        contact.leadID = lead.reference.id
        return contact
      }, by: author, now: now)
    addItem(
      { id in
        var deal = CRMItem(.deal(id), created: now)
        deal.title = lead.title
        deal.stageID = "NEW"
        deal.contactIDs = [contact.reference.id]
        deal.opportunity = lead.opportunity
        deal.currency = lead.currency
        deal.assignedBy = lead.assignedBy
        deal.source = lead.source
        deal.leadID = lead.reference.id
        return deal
      }, by: author, now: now)
    var converted = lead
    converted.previousStageID = lead.stageID
    converted.stageID = "CONVERTED"
    converted.moved = now
    converted.movedBy = author
    converted.contactIDs = [contact.reference.id]
    replace(converted, by: author, now: now)
  }
}
