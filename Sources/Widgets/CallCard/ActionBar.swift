import Bitrix24
import HTML
import Localization
import WidgetRuntime

/// What an operator can do about the call, at the bottom edge of the card: make a contact of a number that
/// nobody has, plan a follow-up, write a note, and choose what came of it.
///
/// What grows while it is used is above what is clicked at, which so stays under the pointer.
struct ActionBar {
  let language: Language

  var html: HTML {
    let followUp = FollowUpForm(language: language)
    return """
      <footer class="bar">
      \(CreateForm(language: language, label: CallCardTexts.of(language).customer.createContact).html)
      \(followUp.html)
      \(NoteForm(language: language).html)
      \(followUp.button)
      \(OutcomeForm(language: language).html)
      </footer>
      """
  }

  /// In each language. Made when it is first asked for.
  static let all = PerLanguage { ActionBar(language: $0).html }
}
