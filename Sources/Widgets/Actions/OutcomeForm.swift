import Bitrix24
import HTML
import WidgetRuntime

/// The outcomes that an operator can choose, each at a click.
struct OutcomeForm {
  let language: Language

  /// With the outcomes of a portal that has set none.
  var html: HTML {
    let texts = OutcomeTexts.of(language)
    return ActionForm(ChooseOutcome.name, label: texts.outcome, isFurther: true, in: language).html(
      choices: choices(texts.outcomes))
  }

  /// The buttons.
  func choices(_ outcomes: [PortalSettings.Outcome]) -> HTML {
    let choices = outcomes.filter { !$0.isRetired }.map { outcome in
      ActionForm.choice(
        "OUTCOME", outcome.id, label: outcome.name[language], color: outcome.color,
        unfolding: outcome.asksForFollowUp ? FollowUpForm.fold : nil, proposing: outcome.stage)
    }
    return "<input type=\"hidden\" name=\"ITEM\" value=\"\">\n\(choices)"
  }
}
