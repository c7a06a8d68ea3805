extension Portal {
  /// Where the application is opened, by its own settings or those of the program.
  var handler: String { settings.handler.isEmpty ? installation.handler : settings.handler }

  /// The path of initial installation.
  var installer: String {
    if !settings.installer.isEmpty { return settings.installer }
    let base = String(handler.prefix { $0 != "?" && $0 != "#" })
    return base + (base.hasSuffix("/") ? "" : "/") + "install"
  }

  /// Does to the application what the panel asks for, and puts what its handlers are to be told into the outbox.
  mutating func perform(_ action: ApplicationAction, _ form: Fields, now: Moment) throws(ControlError) {
    switch action {
    case .forget:
      removeApplication()
      options = ApplicationOptions()
    case .begin:
      _ = try administrator(form)
      switch application.stage {
      case .absent: application = .added(.unfinished, hasInterface: true)
      case .unfinished: break
      case .installed: throw ControlError(reason: "The application is installed; uninstall it first.")
      }
    case .finish:
      // In every other stage the call has no effect
      // (https://apidocs.bitrix24.com/sdk/bx24-js-sdk/system-functions/bx24-install-finish.html).
      guard application.stage == .unfinished else { return }
      let person = try administrator(form)
      application.stage = .installed
      announce(.install(application), by: person.id, now: now)
    case .script:
      let person = try administrator(form)
      guard application.stage == .absent else {
        throw ControlError(reason: "The application has been added; uninstall it first.")
      }
      application = .added(.installed, hasInterface: false)
      outbox = [delivery(of: .install(application), to: installer, as: person.id, now: now)]
    case .update:
      let person = try administrator(form)
      guard application.stage == .installed else { throw ControlError(reason: "The application is not installed.") }
      application.update()
      announce(.update(application), by: person.id, now: now)
      // Handlers have to be set again by each version (https://apidocs.bitrix24.com/api-reference/events/event-bind.html).
      // Before it is told of the update, so that it can do that at once.
      if settings.updateHandlers == .removed { events.removeAll() }
    case .uninstall:
      let person = try administrator(form)
      guard application.stage != .absent else { throw ControlError(reason: "The application is not installed.") }
      let isClean = form["clean"]?.text == "1"
      if application.stage == .installed { announce(.uninstall(isClean: isClean), by: person.id, now: now) }
      removeApplication()
      // What is kept is there again for the next installation.
      if isClean { options = ApplicationOptions() }
    }
  }

  /// Takes with it what it has bound, and every token
  /// (<https://apidocs.bitrix24.com/settings/app-uninstallation.html>).
  private mutating func removeApplication() {
    application.stage = .absent
    placements.removeAll()
    events.removeAll()
    crm.removeContentBlocks(of: nil, by: installation.clientID)
    tokens = Tokens()
  }

  /// Who does it: the named user, or the first administrator.
  private func administrator(_ form: Fields) throws(ControlError) -> Person {
    let person = form["user"]?.integer.map(crm.person) ?? crm.people.first { $0.isAdministrator }
    guard let person, person.isAdministrator else {
      throw ControlError(reason: "Only an administrator can install an application.")
    }
    return person
  }

  /// Why a person cannot open the application now; `nil` if nothing is in the way.
  func obstacle(for person: Person) -> ControlError? {
    switch application.stage {
    case .absent: ControlError(reason: "The application is not installed.")
    case .unfinished where !person.isAdministrator:
      ControlError(
        reason: "The application is not fully installed yet. "
          + "Please contact your Bitrix24 administrator to complete the installation.")
    case .unfinished, .installed: nil
    }
  }

  /// The application as the portal's page sees it.
  var applicationValue: Fields {
    let bound = application.stage == .installed ? placements : []
    let tabs = bound.filter { $0.placement == "CALL_CARD" }
    let detailTabs = bound.filter { binding in
      binding.placement.hasPrefix("CRM_")
        && ["_DETAIL_TAB", "_DETAIL_TOOLBAR"].contains(where: binding.placement.hasSuffix)
    }
    return [
      "state": .string(application.stage.rawValue), "version": .integer(application.version),
      "interface": .bool(application.hasInterface), "handler": .string(handler), "installer": .string(installer),
      "tabs": .list(tabs.map(\.value)), "detailTabs": .list(detailTabs.map(\.value)),
    ]
  }
}
