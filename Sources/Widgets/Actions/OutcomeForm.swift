import Bitrix24
import HTML
import WidgetRuntime

/// The outcomes that an operator can choose, each at a click.
struct OutcomeForm {
  let language: Language

  /// With the outcomes of a portal that has set none.
  var html: HTML {
    let texts = OutcomeTexts.of(language)
    let choices = OutcomeTexts.ids.compactMap { id in
      texts[id].map { choice(id, $0, asksForFollowUp: id == OutcomeTexts.callBackID) }
    }
    return ActionForm(ChooseOutcome.name, label: texts.outcome, isFurther: true, in: language).html(
      choices: "\(choices)")
  }

  /// Those of the portal's settings, which take the place of the others.
  ///
  /// - Returns: `nil` where it has set none.
  func choices(of settings: PortalSettings) -> HTML? {
    guard let outcomes = settings.outcomes else { return nil }
    let choices = outcomes.filter { !$0.isRetired }.map {
      choice($0.id, $0.name[language], $0.color, asksForFollowUp: $0.asksForFollowUp)
    }
    return "\(choices)"
  }

  private func choice(_ id: String, _ name: String, _ color: String? = nil, asksForFollowUp: Bool) -> HTML {
    ActionForm.Choice(
      "OUTCOME", value: id, label: name, color: color, unfolding: asksForFollowUp ? FollowUpForm.fold : nil
    ).html
  }
}
