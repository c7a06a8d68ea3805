import Bitrix24
import Bitrix24REST
import Customers
import HTTPMessage
import WidgetRuntime

/// `ACTION=create`: a contact, company, lead or deal, found again by its `originId`, which is the form's `ACTION_ID`.
///
/// Before a client is made, the portal is searched for the number and the mail address, since telephony may have made it
/// a second ago, and portals make the same client as often as they are asked. `FORCE=yes` makes it all the same. The
/// portal's settings may say source, responsible employee, and a deal's pipeline and stage.
struct Create: Action {
  /// The most characters of a name or title, as many as portals keep.
  static let maximumCharacters = 255

  struct Form: Sendable {
    let kind: CRMItem.Kind
    let name: String
    let lastName: String
    /// A company by its name, for a lead or the company itself.
    let companyName: String
    /// A company that is there, for a contact or a lead.
    let company: CRMItem?
    let title: String
    /// Empty for none.
    let phone: String
    /// Empty for none.
    let email: String
    /// Of a deal: whom it is with.
    let client: CRMItem?
    let isForced: Bool
  }

  static let name = ActionName("create")

  var name: ActionName { Self.name }
  /// The parts of the page that show who somebody is.
  let updates: [PartName]

  func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> Form {
    guard let type = try fields.text("TYPE"), !type.isEmpty else { throw InvalidForm("TYPE", .missing) }
    let kind = CRMItem.Kind(type)
    guard [.contact, .company, .lead, .deal].contains(kind) else { throw InvalidForm("TYPE", .malformed) }
    let companyText = try fields.line("COMPANY", maximum: Self.maximumCharacters)
    let company = CRMItem(name: companyText).flatMap { $0.kind == .company ? $0 : nil }
    let email = try fields.line("EMAIL", maximum: Self.maximumCharacters)
    let form = Form(
      kind: kind, name: try fields.line("NAME", maximum: Self.maximumCharacters),
      lastName: try fields.line("LAST_NAME", maximum: Self.maximumCharacters),
      companyName: company == nil ? companyText : "", company: company,
      title: try fields.line("TITLE", maximum: Self.maximumCharacters),
      phone: try fields.text("PHONE") ?? "" == "" ? "" : try AddNumber.phone("PHONE", fields), email: email,
      client: try fields.item("ITEM"), isForced: try fields.flag("FORCE"))
    if !email.isEmpty, email.firstIndex(of: "@") == nil { throw InvalidForm("EMAIL", .malformed) }
    if let error = Self.error(in: form) { throw error }
    return form
  }

  private static func error(in form: Form) -> InvalidForm? {
    switch form.kind {
    case .contact:
      if form.name.isEmpty && form.lastName.isEmpty { return InvalidForm("NAME", .missing) }
      // A contact has no company but one that is there.
      return form.companyName.isEmpty ? nil : InvalidForm("COMPANY", .malformed)
    case .company: return (form.title + form.companyName).isEmpty ? InvalidForm("COMPANY", .missing) : nil
    case .lead:
      return (form.title + form.name + form.lastName + form.companyName).isEmpty
        ? InvalidForm("NAME", .missing) : nil
    default:
      let isClient = form.client.map { [.contact, .company, .lead].contains($0.kind) } ?? true
      return isClient ? nil : InvalidForm("ITEM", .malformed)
    }
  }

  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    let found = try await look(for: form, on: portal)
    if form.kind == .lead, found.mode == .simple { return .invalid([InvalidForm("TYPE", .malformed)]) }
    if !found.duplicates.isEmpty {
      let names = await ClientSearch.names(of: found.duplicates, on: portal)
      return .duplicates(found.duplicates.map { .init(item: $0, name: names[$0]) })
    }
    let fields = Self.fields(of: form, attempt, found.creation)
    do throws(RESTError) {
      let id = try await portal.call(AddItem(form.kind, fields: fields))
      return .done(updates: updates, item: CRMItem(type: form.kind.code, id: String(id)))
    } catch {
      // A value that is wrong, as of the settings, is not told by what else is missing.
      guard case .server(let code, _) = error, code.uppercased() != "CRM_FIELD_ERROR_VALUE_NOT_VALID",
        ActionResult(error) == .refused
      else { throw error }
      let missing = await Self.requiredFields(of: form.kind, beside: fields, on: portal)
      if missing.isEmpty { throw error }
      let typed = [form.name, form.lastName, form.companyName, form.title].filter { !$0.isEmpty }
      let own = portal.portal.formOfNew(form.kind, phone: form.phone)
      return .incomplete(.init(fields: missing, form: own, typed: typed.joined(separator: " ")))
    }
  }

  /// What the portal calls the fields without which it keeps nothing, and that are not among the given ones. None where
  /// it does not say: `crm.item.fields` knows nothing of what a stage requires.
  private static func requiredFields(
    of kind: CRMItem.Kind, beside fields: Parameters, on portal: RESTClient
  ) async -> [String] {
    guard let type = kind.entityTypeID, let known = try? await portal.call(GetItemFields(entityTypeID: type)) else {
      return []
    }
    let missing = known.members.filter { field in
      field.value["isRequired"]?.flag == true && field.value["isReadOnly"]?.flag != true && fields[field.name] == nil
    }
    return missing.map { $0.value["title"]?.shownText ?? $0.name }
  }

  /// What is to be known before something is made.
  private struct Found {
    /// Who has the number or the mail address already.
    var duplicates: [CRMItem] = []
    /// Whether the portal has leads.
    var mode: GetCRMMode.Output?
    /// What administrators have set for what is made.
    var creation = PortalSettings.Creation()
  }

  /// - Throws: where it cannot be known whether somebody has them.
  private func look(for form: Form, on portal: RESTClient) async throws(RESTError) -> Found {
    var batch = Batch()
    let option = batch.append(GetAppOption(PortalSettings.option))
    let mode = form.kind == .lead ? batch.append(GetCRMMode()) : nil
    var searches: [BatchReference<FindDuplicates>] = []
    // One type each: twenty of one would hide the others.
    for type in form.isForced || form.kind == .deal ? [] : ["CONTACT", "COMPANY", "LEAD"] {
      if !form.phone.isEmpty { searches.append(batch.append(FindDuplicates(phone: form.phone, type: type))) }
      if !form.email.isEmpty { searches.append(batch.append(FindDuplicates(email: form.email, type: type))) }
    }
    let answer = try await portal.batch(batch)
    var found = Found(mode: mode.flatMap { answer[$0].value })
    found.creation = PortalSettings.orDefaults(answer[option].value).creation
    for search in searches {
      // Whoever may not look may make one: the portal says so.
      if let error = answer[search].error, !error.isDenial { throw error }
      for item in answer[search].value ?? [] where !found.duplicates.contains(item) {
        found.duplicates.append(item)
      }
    }
    return found
  }

  private static func fields(
    of form: Form, _ attempt: Attempt, _ creation: PortalSettings.Creation
  ) -> Parameters {
    var fields: Parameters = ["originatorId": "placard", "originId": .text(attempt.id)]
    func set(_ name: String, _ value: String) { if !value.isEmpty { fields[name] = .text(value) } }
    switch form.kind {
    case .company: set("title", form.title.isEmpty ? form.companyName : form.title)
    case .deal:
      set("title", form.title)
      switch form.client?.kind {
      case .contact: set("contactId", form.client?.id ?? "")
      case .company: set("companyId", form.client?.id ?? "")
      case .lead: set("leadId", form.client?.id ?? "")
      default: break
      }
      if let category = creation.category { fields["categoryId"] = .integer(category) }
      set("stageId", creation.stage ?? "")
    default:
      set("name", form.name)
      set("lastName", form.lastName)
      set("companyId", form.company?.id ?? "")
      if form.kind == .lead {
        set("title", form.title)
        set("companyTitle", form.companyName)
      }
    }
    if form.kind != .company { fields["sourceId"] = .text(creation.source ?? "CALL") }
    if let responsible = creation.responsible { fields["assignedById"] = .integer(responsible) }
    let communications = [("PHONE", form.phone), ("EMAIL", form.email)].filter { !$0.1.isEmpty }
    if form.kind != .deal, !communications.isEmpty {
      fields["fm"] = .list(
        communications.map { type, value in
          .map(["typeId": .text(type), "valueType": "WORK", "value": .text(value)])
        })
    }
    return fields
  }

  func find(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult? {
    let rows = try await portal.call(
      ListItems(
        entityTypeID: form.kind.entityTypeID ?? 0,
        filter: ["originatorId": "placard", "originId": .text(attempt.id)], select: ["id"]))
    guard let id = rows.first?["id"]?.integer else { return nil }
    return .done(updates: updates, item: CRMItem(type: form.kind.code, id: String(id)))
  }
}
