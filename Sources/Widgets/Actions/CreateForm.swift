import Bitrix24
import HTML
import WidgetRuntime

/// The form in which the operator makes a contact of a number that nobody has: a name and Return are enough.
struct CreateForm {
  let language: Language
  /// What its button says.
  let label: String

  var html: HTML {
    let texts = CreateTexts.of(language)
    let names = [("NAME", texts.firstName), ("LAST_NAME", texts.lastName)].map { name, label -> HTML in
      """
      <input name="\(name)" aria-label="\(label)" placeholder="\(label)" maxlength="\(Create.maximumCharacters)" \
      autocomplete="off" aria-describedby="create-error">

      """
    }
    return ActionForm(Create.name, label: label, isFurther: true, choosing: .customer, in: language).html(
      """
      <input type="hidden" name="TYPE" value="contact"><input type="hidden" name="PHONE" value="">
      \(names)\(ActionForm.error(of: "NAME", id: "create-error"))
      """, saving: label)
  }
}
