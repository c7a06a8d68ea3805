import Bitrix24
import HTML
import Localization
import WidgetRuntime

/// The form in which the operator writes a note.
struct NoteForm {
  let language: Language

  var html: HTML {
    let note = NoteTexts.of(language).note
    return ActionForm(Note.name, label: note, in: language).html(
      """
      <input type="hidden" name="ITEM" value="">
      <textarea name="TEXT" rows="1" aria-label="\(note)" placeholder="\(note)…" \
      aria-describedby="note-error" data-max-characters="\(Note.maximumCharacters)" \
      data-max-bytes="\(Note.maximumBytes)"></textarea>\(ActionForm.error(of: "TEXT", id: "note-error"))
      """)
  }
}
