import Bitrix24
import Bitrix24REST
import Customers
import HTML
import Localization
import WidgetRuntime

/// `CRM_CONTACT_DETAIL_TAB` and its like: the tab in the card of a client or a deal with all calls that there were with
/// them, and forms for a note and a follow-up.
struct CRMTab: Widget {
  let placements = [CRMItem.Kind.contact, .company, .deal, .lead].map { PlacementCode("CRM_\($0.code)_DETAIL_TAB") }
  /// Smart processes (a portal's own types of items) have codes with their numbers.
  func serves(_ placement: PlacementCode) -> Bool {
    if case .crm(.dynamic(let type), .detailTab) = placement { type >= PlacementCode.firstDynamicType } else { false }
  }

  let scopes = ["crm", "user_brief"]
  let parts: [any Part]
  let actions: [any Action]

  /// - Parameters:
  ///   - names: what portals call their people.
  ///   - work: knows which outcomes were chosen; `nil` where none are kept.
  ///   - clock: seconds since 1970-01-01T00:00:00Z.
  init(names: PortalCache<PortalNames>, work: CallWork?, clock: @escaping @Sendable () -> Int) {
    parts = [CallsPart(names: names, work: work, clock: clock), TranscriptPart()]
    actions = [Note(updates: [.calls], clock: clock), FollowUp(updates: [.calls])]
  }

  func title(in language: Language) -> String { CRMTabTexts.of(language).title }

  func render(_ call: PlacementCall, in context: RenderContext) -> View {
    let texts = CRMTabTexts.of(call.language)
    return View(
      title: texts.title,
      content: CRMTabView(
        item: call.item, portal: call.portal, language: call.language, texts: texts,
        calls: context.place(of: .calls, saying: texts.loading)
      ).html)
  }
}
