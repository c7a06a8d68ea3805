import Bitrix24
import Bitrix24REST

/// What a portal has to be told so that it opens the application in its placements and reports its events, compared with
/// what it has been told before.
///
/// Documentation: <https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html>,
/// <https://apidocs.bitrix24.com/api-reference/events/event-bind.html>
struct PlacementBinder: Sendable {
  /// Of the application: `PLACARD_PUBLIC_URL`.
  let handler: String
  /// Where the portal's server posts events.
  let eventHandler: String
  /// `PLACARD_PLACEMENTS`
  let placements: [PlacementCode]

  /// Those that take one handler of an application.
  private static let single = ["PAGE_BACKGROUND_WORKER", "REST_APP_URI"]

  static let events = ["ONAPPUNINSTALL", "ONAPPUPDATE"]

  /// What is there now, and who asks.
  static let question: Batch = {
    var batch = Batch()
    batch.append("admin", RESTCommand("user.admin"))
    batch.append("placements", RESTCommand("placement.get"))
    batch.append("events", RESTCommand("event.get"))
    batch.append("scope", RESTCommand("scope"))
    return batch
  }()

  /// The placements in which the portal opens the application, with where it finds it.
  static func bound(_ answer: BatchAnswer) -> [(placement: PlacementCode, handler: String)] {
    (answer.value("placements")?.elements ?? []).compactMap {
      guard let code = $0["placement"]?.text, let handler = $0["handler"]?.text else { return nil }
      return (PlacementCode(code), handler)
    }
  }

  /// The application's permissions.
  static func scope(_ answer: BatchAnswer) -> [String] {
    (answer.value("scope")?.elements ?? []).compactMap(\.text)
  }

  /// Whether the portal opens the application in a placement, at the address where it is now.
  func isBound(_ placement: PlacementCode, in answer: BatchAnswer) -> Bool {
    Self.bound(answer).contains { $0.placement == placement && $0.handler == handler }
  }

  func isSubscribed(_ event: String, in answer: BatchAnswer) -> Bool {
    (answer.value("events")?.elements ?? []).contains {
      $0["event"]?.text?.uppercased() == event && $0["handler"]?.text == eventHandler
    }
  }

  /// What is left to be told. Of a placement that is bound to an address of before, that is let go once the new one is
  /// taken; where there may be only one, before.
  func changes(_ answer: BatchAnswer) -> Batch {
    var batch = Batch()
    for (index, placement) in placements.enumerated() where !isBound(placement, in: answer) {
      let isSingle = Self.single.contains(placement.description)
      if !isSingle { batch.append("bind\(index)", bind(placement)) }
      for (number, handler) in handlers(of: placement, in: answer).enumerated() {
        batch.append(
          "unbind\(index)_\(number)",
          RESTCommand(
            "placement.unbind", ["PLACEMENT": .text(placement.description), "HANDLER": .text(handler)], creates: true))
      }
      if isSingle { batch.append("bind\(index)", bind(placement)) }
    }
    for event in Self.events where !isSubscribed(event, in: answer) {
      batch.append(
        event,
        RESTCommand("event.bind", ["event": .text(event), "handler": .text(eventHandler)], creates: true))
    }
    return batch
  }

  /// What keeps a placement that takes one handler from having none, where the changes have not bound it: the new
  /// address again, and where the portal still does not take that, the one of before.
  func repairs(before: BatchAnswer, after: BatchAnswer) -> Batch {
    var batch = Batch()
    for (index, placement) in placements.enumerated()
    where Self.single.contains(placement.description) && !isBound(placement, in: before) {
      let old = handlers(of: placement, in: before)
      if old.isEmpty || outcome(of: after["bind\(index)"]) == .done { continue }
      batch.append("bind\(index)", bind(placement))
      for (number, handler) in old.enumerated() {
        batch.append("restore\(index)_\(number)", bind(placement, to: handler))
      }
    }
    return batch
  }

  /// Where a portal finds the application for a placement.
  private func handlers(of placement: PlacementCode, in answer: BatchAnswer) -> [String] {
    Self.bound(answer).filter { $0.placement == placement }.map(\.handler)
  }

  private func bind(_ placement: PlacementCode, to address: String? = nil) -> RESTCommand {
    let titles = Language.allCases.map {
      ($0.rawValue, ["TITLE": .text(title(of: placement, in: $0))] as ParameterValue)
    }
    var parameters: [(String, ParameterValue)] = [
      ("PLACEMENT", .text(placement.description)), ("HANDLER", .text(address ?? handler)),
      ("TITLE", .text(title(of: placement, in: .english))), ("LANG_ALL", .map(Parameters(titles))),
    ]
    // The only placement that unregisters handlers, and says so there.
    if placement.description == "PAGE_BACKGROUND_WORKER" {
      parameters.append(("OPTIONS", ["errorHandlerUrl": .text(eventHandler)]))
    }
    return RESTCommand("placement.bind", Parameters(parameters), creates: true)
  }

  /// What the tab is called.
  private func title(of placement: PlacementCode, in language: Language) -> String {
    WidgetCatalog.standard.widget(for: placement).title(in: language)
  }

  /// What came of it, step by step.
  func steps(
    before: BatchAnswer, after: BatchAnswer, repaired: BatchAnswer = BatchAnswer()
  ) -> [InstallationReport.Step] {
    var steps = placements.enumerated().map { index, placement in
      let last = repaired["bind\(index)"] == .missing ? after : repaired
      return InstallationReport.Step(
        subject: .placement(placement),
        outcome: isBound(placement, in: before) ? .unchanged : outcome(of: last["bind\(index)"]))
    }
    let subscriptions = Self.events.filter { !isSubscribed($0, in: before) }.map { outcome(of: after[$0]) }
    let failed = subscriptions.first { $0 != .done }
    steps.append(.init(subject: .events, outcome: failed ?? (subscriptions.isEmpty ? .unchanged : .done)))
    return steps
  }

  private func outcome(of answer: BatchAnswer.Outcome) -> InstallationReport.Step.Outcome {
    switch answer {
    // A handler that is registered already may not be listed, or not be for this user to see.
    case .value, .failed(.alreadyBound): .done
    case .missing: .failed(.other)
    case .failed(.insufficientScope), .failed(.methodNotFound), .failed(.notFound): .failed(.missingPermission)
    case .failed(.server(let code, _)):
      switch code.uppercased() {
      case "ERROR_PLACEMENT_NOT_FOUND": .failed(.missingPermission)
      case "ERROR_WRONG_HANDLER_URL", "ERROR_UNSUPPORTED_PROTOCOL", "WRONG_HANDLER_URL": .failed(.addressRefused)
      case "ERROR_PLACEMENT_MAX_COUNT": .failed(.tooMany)
      default: .failed(.other)
      }
    case .failed: .failed(.other)
    }
  }
}
