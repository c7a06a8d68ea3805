import Bitrix24
import Bitrix24REST
import Customers
import HTML
import Localization
import WidgetRuntime

/// `CALL_CARD`: the tab in the operator's call card.
struct CallCard: Widget {
  let placements = [PlacementCode.callCard]
  let scopes = ["telephony", "crm", "user_brief"]
  let parts: [any Part]
  let actions: [any Action]
  let module: BrowserModule? = .callCard
  private let recentCalls: RecentCalls

  /// - Parameters:
  ///   - names: what portals call their stages and people.
  ///   - recentCalls: remembers the calls whose cards were served.
  ///   - work: keeps what waits for calls' activities; `nil` where nothing can be kept.
  ///   - clock: seconds since 1970-01-01T00:00:00Z.
  init(
    names: PortalCache<PortalNames>, recentCalls: RecentCalls, work: CallWork?,
    clock: @escaping @Sendable () -> Int
  ) {
    parts =
      [
        CustomerPart(names: names, work: work, clock: clock), StagesPart(), SearchPart(), NotePart(),
        UnsentPart(clock: clock),
      ]
      + SectionPart.all(names: names, clock: clock)
    actions = Self.actions(updating: [.customer], work: work, clock: clock)
    self.recentCalls = recentCalls
  }

  private static func actions(
    updating parts: [PartName], work: CallWork?, clock: @escaping @Sendable () -> Int
  ) -> [any Action] {
    [
      Note(updates: parts, clock: clock), FollowUp(updates: parts), Complete(updates: parts),
      ChangeStage(updates: parts),
      Create(updates: parts), AddNumber(updates: parts), LinkCall(updates: parts, work: work),
      ChooseOutcome(updates: parts, work: work),
    ]
  }

  func title(in language: Language) -> String { CallCardTexts.of(language).customer.heading }

  func logFields(of call: PlacementCall) -> [LogField] { call.callContext.logFields }

  func render(_ call: PlacementCall, in context: RenderContext) -> View {
    let shown = call.callContext
    recentCalls.add(shown, at: call.portal)
    let texts = CallCardTexts.of(call.language)
    return View(
      title: texts.call.title,
      content: CallCardView(
        context: shown, portal: call.portal, language: call.language, texts: texts,
        customer: context.attributes(of: .customer)
      ).html
    )
  }
}

extension BrowserModule {
  /// What the page does in the browser.
  fileprivate static let callCard = BrowserModule(
    "call-card.js", PackageResources.call_card_js, imports: (runtime + ["choices.js", "wrap-up.js"]).sorted(),
    with: [
      BrowserModule("choices.js", PackageResources.choices_js, imports: runtime),
      BrowserModule("wrap-up.js", PackageResources.wrap_up_js, imports: runtime),
    ]
  ) { CallCardTemplates(texts: .of($0)).all(in: $0) }

  /// The runtime's modules that forms need.
  private static let runtime = [
    "actions.js", "attempts.js", "hold.js", "page.js", "parts.js", "portal.js", "values.js",
  ]
}

extension CallContext {
  /// What the log says about a call: enough to find it again, nothing that names the customer.
  var logFields: [LogField] {
    var fields = [LogField("direction", Self.word(direction.code)), LogField("phone", phone.masked)]
    if let state { fields.insert(LogField("state", Self.word(state.code)), at: 1) }
    if let item = primaryItem ?? items.first, let number = item.number {
      fields.append(LogField("crm", "\(Self.word(item.kind.code)):\(phone.masking(String(number)))"))
    }
    if let callID { fields.append(LogField("call", phone.masking(callID))) }
    if isPartial {
      fields.append(LogField("unread", unreadKeys.isEmpty ? "options" : unreadKeys.joined(separator: ",")))
    }
    return fields
  }

  /// A word of an open set, if it looks like one of them: a type may have a number behind it, nothing else has digits.
  private static func word(_ text: String) -> String {
    let bytes = text.utf8.span
    var letters = 0
    while letters < bytes.count && isLetter(bytes[letters]) { letters += 1 }
    var end = letters
    while end < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) { end += 1 }
    return (1...32).contains(letters) && end - letters <= 4 && end == bytes.count ? text : "other"
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "_": true
    default: false
    }
  }
}
