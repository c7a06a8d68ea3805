import Bitrix24
import Customers
import HTML
import Localization
import WidgetRuntime

/// Who it is: the one whom the operator talks to, those who it may be, and how to find or make somebody else.
extension CustomerView {
  /// Whom the operator talks to: of those who are known, a person before a company.
  var main: (item: CRMItem, fields: Customer.Profile.Fields)? {
    guard [.linked, .chosen, .probable].contains(customer.identity) else { return nil }
    let known = customer.profiles.compactMap { profile in
      if case .known(let fields) = profile.details { (item: profile.item, fields: fields) } else { nil }
    }
    for kind in [CRMItem.Kind.contact, .lead, .company] {
      if let found = known.first(where: { $0.item.kind == kind }) { return found }
    }
    return known.first { $0.item.kind != .deal }
  }

  /// Nothing where there are only deals, which have a list of their own.
  var people: HTML? {
    let none: HTML? = customer.identity == .several ? search : nil
    let pieces = [identity, others.isEmpty ? nil : "\(others.map(line))", more, none, missing].compactMap(\.self)
    return pieces.isEmpty ? nil : "<div class=\"panel person\">\n\(pieces)</div>\n"
  }

  private var identity: HTML? {
    if let main { return person(main.item, main.fields) }
    switch customer.identity {
    case .linked, .probable: return others.isEmpty ? nil : "<h2>\(text.heading)</h2>\n"
    case .chosen: return "<header class=\"row\"><h2>\(text.heading)</h2>\(another)</header>\n"
    case .several: return "<h2>\(text.several)</h2>\n"
    case .unknown:
      guard case .number = call.phone else { return search }
      return "<h2>\(text.unknown)</h2>\n\(creation)\(search)"
    case .undisclosed:
      return "<h2>\(text.heading)</h2>\n<p class=\"hint\">\(text.noAccessToSearch)</p>\n\(creation)\(search)"
    // Who would be created now may be there already.
    case .unsearched: return "<h2>\(text.heading)</h2>\n<p>\(texts.live.customerFailed)</p>\n"
    }
  }

  private func person(_ item: CRMItem, _ fields: Customer.Profile.Fields) -> HTML {
    let choose = RetryButton(label: text.choose, value: item.name, about: fields.name, of: .customer)
    let probably: HTML? =
      customer.identity == .probable ? " <span class=\"badge main\">\(text.probably)</span>\(choose.html)" : nil
    return """
      <header class="row"><h1>\(block(CRMLink(item: item, name: fields.name ?? text.unnamed)))</h1>\(vip(item, fields))\(probably)\(another)\
      </header>
      \(canBeAnother ? "<div data-part=\"search\"></div>" as HTML : nil)\
      \(work(fields, of: item))\(newNumber(item, fields).map { "<div class=\"row\">\(number)\($0)</div>" } ?? number)
      \(addresses(fields))\(staff(of: item))\(choice)
      """
  }

  /// Whether it is somebody important, by what an administrator has set.
  private func vip(_ item: CRMItem, _ fields: Customer.Profile.Fields) -> HTML? {
    guard let vip = settings.vip, vip.kind == item.kind, fields.values[vip.field]?.contains(vip.value) == true else {
      return nil
    }
    return " <span class=\"badge vip\">VIP</span>"
  }

  /// Back to the others who have the number, or to whoever it is.
  private var another: HTML? {
    if customer.identity == .chosen { return choice == nil ? RetryButton(label: text.chooseAnother).html : nil }
    return canBeAnother
      ? """
      <button type="button" class="menu" data-opens="search" aria-expanded="false">\(text.chooseAnother)</button>
      """ : nil
  }

  /// Whether the call can be linked to somebody else than the portal has said.
  private var canBeAnother: Bool { [.linked, .probable].contains(customer.identity) && isLinkable }

  private var isLinkable: Bool { call.activity != nil || call.callID != nil }

  /// What comes of a choice, where the call can be linked and is not.
  private var choice: HTML? {
    guard customer.identity == .chosen, let chosen, !call.items.contains(chosen), isLinkable,
      let profile = customer.profiles.first(where: { $0.item == chosen }), case .known = profile.details
    else { return nil }
    func sentence(_ text: String) -> HTML { text.html(placing: bdi(name(of: profile)), at: "{name}") }
    // One person, company or lead in place of another of the kind; deals are with whomever they are.
    let wrong = call.items.first { $0.kind == chosen.kind }
    return LinkForm(
      item: chosen, other: wrong, sentences: (before: sentence(text.willBeLinked), after: sentence(text.isLinked)),
      language: language
    ).html
  }

  /// Those of a company who may be on the line.
  private func staff(of item: CRMItem) -> HTML? {
    guard item.kind == .company, case .known(let staff) = customer.staff, !staff.shown.isEmpty else { return nil }
    let more = staff.count > staff.shown.count ? opener(of: .people, label: text.more, about: item) : nil
    return """
      <div class="staff"><p class="hint">\(text.peopleOfCompany)</p>
      \(PeopleView(people: staff.shown).html)\(more)</div>

      """
  }

  /// A button that gives the number of the call to somebody chosen who has not got it.
  private func newNumber(_ item: CRMItem, _ fields: Customer.Profile.Fields) -> HTML? {
    guard customer.identity == .chosen, case .number(let number) = call.phone,
      [.contact, .company, .lead].contains(item.kind),
      !fields.phones.contains(where: isNumber)
    else { return nil }
    return ActionForm(AddNumber.name, label: text.addNumber, isFurther: true, in: language).html(
      choices: """
        <input type="hidden" name="ITEM" value="\(item.name)"><input type="hidden" name="PHONE" value="\(number)">
        <button type="submit">\(text.addNumber)</button>

        """)
  }

  /// Where a person works or a lead stands, and who is responsible.
  private func work(_ fields: Customer.Profile.Fields, of item: CRMItem) -> HTML? {
    let company =
      fields.company.map { inline(CRMLink(item: $0.item, name: $0.name)) } ?? fields.companyName.map(bdi)
      ?? namedCompany.map { inline(CRMLink(item: $0.item, name: name(of: $0))) }
    let isOpen = fields.outcome == nil
    let facts =
      [fields.position.map(bdi), company, isOpen ? stageMenu(fields.stage, of: item) : nil].compactMap(\.self)
      + (isOpen ? [] : stage(fields.stage, fields.outcome, of: item)) + [fields.amount.map(amount)].compactMap(\.self)
    let responsible: HTML? = fields.responsible.map { employee in
      """
      <span class="end"><span class="visually-hidden">\(text.responsible):</span> \(bdi(employee.label))\
      \(absence(of: employee))</span>
      """
    }
    if facts.isEmpty && responsible == nil { return nil }
    let stages: HTML? = isOpen && fields.stage != nil ? "<div data-part=\"stages\"></div>\n" : nil
    return "<p class=\"row\"><span class=\"grow\">\(facts.joinedByDots)</span>\(responsible)</p>\n\(stages)"
  }

  /// Why an employee may not be reached.
  private func absence(of employee: Customer.Employee) -> HTML? {
    switch employee.presence {
    case .onBreak: " · \(text.onBreak)"
    case .notAtWork: " · \(text.notAtWork)"
    case .atWork, nil: nil
    }
  }

  /// The linked company that is named with its person, who tells no other.
  private var namedCompany: Customer.Profile? {
    guard let main, main.item.kind != .company, main.fields.company == nil, main.fields.companyName == nil else {
      return nil
    }
    return customer.profiles.first { profile in
      if case .known = profile.details { profile.item.kind == .company } else { false }
    }
  }

  /// The number of the call.
  private var number: HTML {
    switch call.phone {
    case .number(let number): templates.number(number.shortened(to: 64), in: PhoneRegion(call.phone))
    case .hidden: "<p class=\"hint\">\(texts.call.numberHidden)</p>\n"
    case .unknown: "<p class=\"hint\">\(texts.call.numberUnknown)</p>\n"
    }
  }

  /// Where else somebody can be reached.
  private func addresses(_ fields: Customer.Profile.Fields) -> HTML? {
    let phones = fields.phones.filter { !isNumber($0) }.prefix(2).map { templates.number($0.shortened(to: 64)) }
    let emails = fields.emails.prefix(2).map { address -> HTML in
      let text = address.shortened(to: 200)
      return "<a href=\"mailto:\(address.percentEncoded)\"><bdi dir=\"ltr\">\(text)</bdi></a>"
    }
    return phones.isEmpty && emails.isEmpty ? nil : "<div class=\"row addresses\">\(phones)\(emails)</div>\n"
  }

  /// Whether it is the number of the call, however it is written.
  private func isNumber(_ text: String) -> Bool {
    guard case .number(let number) = call.phone else { return false }
    let (one, other) = (text.filter(\.isNumber).drop { $0 == "0" }, number.filter(\.isNumber).drop { $0 == "0" })
    return one == other || min(one.count, other.count) >= 7 && (one.hasSuffix(other) || other.hasSuffix(one))
  }

  /// Those beside the one whom the operator talks to, but for the company that is named with that one. Deals that are known
  /// have a list of their own.
  private var others: [Customer.Profile] {
    customer.profiles.filter { profile in
      guard case .known = profile.details, customer.identity != .several else { return true }
      return profile.item.kind != .deal && ![main?.item, namedCompany?.item].contains(profile.item)
    }
  }

  /// One of several: a line.
  private func line(_ profile: Customer.Profile) -> HTML {
    let name = name(of: profile)
    let facts: [HTML] =
      switch profile.details {
      case .known(let fields):
        [
          fields.position.map(bdi), (fields.company?.name ?? fields.companyName).map(bdi),
          customer.identity == .several ? lastActivity(fields) : responsible(fields), openDeals(fields),
        ].compactMap(\.self) + stage(fields.stage, fields.outcome, of: profile.item)
      case .denied: [reason(text.noAccessToItem, profile)]
      case .gone: [reason(text.itemGone, profile)]
      case .failed: [reason(part.failed, profile)]
      }
    let choose: HTML? =
      customer.identity == .several
      ? RetryButton(label: text.choose, value: profile.item.name, about: name).html : nil
    return """
      <article class="profile row">\(block(CRMLink(item: profile.item, name: name)))\
      <span class="hint grow">\(facts.joinedByDots)</span>\(choose)</article>

      """
  }

  private func responsible(_ fields: Customer.Profile.Fields) -> HTML? {
    fields.responsible.map { "<span class=\"visually-hidden\">\(text.responsible):</span> \(bdi($0.name))" }
  }

  private func lastActivity(_ fields: Customer.Profile.Fields) -> HTML? {
    guard let day = fields.lastActivity?.date else { return nil }
    let time: HTML = "<time datetime=\"\(day)\">\(PortalTime.day(day, in: language))</time>"
    return "<span><span class=\"label\">\(text.lastActivity)</span> \(time)</span>"
  }

  private func openDeals(_ fields: Customer.Profile.Fields) -> HTML? {
    guard let count = fields.openDeals, count > 0 else { return nil }
    return "<span>\(text.openDeals.text(count, in: language))</span>"
  }

  /// Why an item is not shown, and whom to ask.
  private func reason(_ reason: String, _ profile: Customer.Profile) -> HTML {
    let responsible: HTML? = profile.responsible.map { employee in
      " \(text.responsible): \(bdi(employee.label))\(absence(of: employee))"
    }
    return "\(reason)\(responsible)"
  }

  /// Those who have the number and are not shown.
  private var more: HTML? {
    guard customer.moreFound > 0 else { return nil }
    return "<p class=\"hint\">\(text.moreFound.text(customer.moreFound, in: language))</p>\n"
  }

  /// What is missing here can be asked for once more.
  private var missing: HTML? {
    let retry: HTML = "<p>\(RetryButton(label: part.tryAgain, value: chosen?.name).html)</p>\n"
    if customer.identity == .unsearched { return retry }
    if customer.profiles.contains(where: { $0.details == .failed }) { return retry }
    return customer.isPartial ? "\(failure)\n" : nil
  }

  private var search: HTML { SearchView(portal: portal, texts: texts).html }

  /// Links to the forms of a new lead and a new contact, with the number filled in.
  private var creation: HTML? {
    guard case .number(let number) = call.phone else { return nil }
    let links = [(Icon.lead, text.createLead, CRMItem.Kind.lead), (.contact, text.createContact, .contact)].compactMap {
      icon, label, kind -> HTML? in
      portal.formOfNew(kind, phone: number).map { link($0, "\(icon.html)<span class=\"item-name\">\(label)</span>") }
    }
    return "<p class=\"row\">\(links)</p>\n"
  }
}

extension Customer.Employee {
  /// The name, with the number under which colleagues reach them: `Jonas Keller (17)`.
  fileprivate var label: String { phoneExtension.map { "\(name) (\($0))" } ?? name }
}
