import Bitrix24
import HTML
import WidgetRuntime

/// The form in which the operator makes a contact of a number that nobody has: a name and Return are enough.
struct CreateForm {
  let language: Language
  /// What its button says.
  let label: String

  /// What it makes: a contact or a lead.
  var kind = CRMItem.Kind.contact

  var html: HTML {
    ActionForm(Create.name, label: label, isFurther: true, choosing: .customer, in: language).html(
      controls, saving: label)
  }

  /// What takes the place of the form's contents.
  var content: HTML { "\(controls)\n<button type=\"submit\">\(label)</button>" }

  private var controls: HTML {
    let texts = CreateTexts.of(language)
    let names = [("NAME", texts.firstName), ("LAST_NAME", texts.lastName)].map { name, label -> HTML in
      """
      <input name="\(name)" aria-label="\(label)" placeholder="\(label)" maxlength="\(Create.maximumCharacters)" \
      autocomplete="off" aria-describedby="create-error">

      """
    }
    return """
      <input type="hidden" name="TYPE" value="\(kind.code.lowercased())"><input type="hidden" name="PHONE" value="">
      \(names)\(ActionForm.error(of: "NAME", id: "create-error"))
      """
  }
}
