import Bitrix24
import Bitrix24REST
import HTML
import HTTPMessage
import Localization
import WidgetRuntime

/// The call card's part `unsent`: the operator's notes about the number that are saved nowhere. A card shows them with the
/// customer; this asks for them alone.
struct UnsentPart: Part {
  let name = PartName.unsent
  /// Seconds since 1970-01-01T00:00:00Z.
  let clock: @Sendable () -> Int

  func load(
    _ query: NoFields, of call: PlacementCall, from portal: RESTClient
  ) async throws(RESTError) -> [UnsentNotes.Entry] {
    let option = try await portal.call(GetUserOption(UnsentNotes.option))
    return UnsentNotes.entries(in: option, about: call.callContext.phone, now: clock())
  }

  func html(
    _ outcome: PartOutcome<[UnsentNotes.Entry]>, to query: NoFields, of call: PlacementCall, ticket: HTML?,
    in context: RenderContext
  ) -> HTML {
    guard case .value(let notes) = outcome else {
      return PartFailure(name, outcome, in: call.language, ticket: ticket).html
    }
    let shown = call.callContext
    return UnsentView(
      notes: notes, isSendable: shown.activity != nil || !shown.items.isEmpty, language: call.language
    ).html
  }
}

extension PartName {
  /// The operator's notes that are saved nowhere.
  static let unsent = PartName("unsent")
}

/// The operator's notes that are saved nowhere, each to be saved where that can be done by now, or to be forgotten.
struct UnsentView {
  let notes: [UnsentNotes.Entry]
  /// Whether there is something to save them at.
  let isSendable: Bool
  let language: Language

  private var text: CallCardTexts.Customer { CallCardTexts.of(language).customer }

  var html: HTML {
    """
    <ul data-part="\(PartName.unsent.description)" class="panel events attention"\(notes.isEmpty ? " hidden" as HTML : nil)>
    \(notes.map(line))</ul>

    """
  }

  private func line(_ note: UnsentNotes.Entry) -> HTML {
    let save: HTML? = isSendable ? "<button type=\"submit\">\(FormTexts.of(language).save)</button>" : nil
    let form = ActionForm(Note.name, label: text.noteNotSaved, isFurther: true, in: language).html(
      choices: """
        <input type="hidden" name="TEXT" value="\(note.text)"><input type="hidden" name="ITEM" value="">\
        <input type="hidden" name="UNSENT" value="\(note.id)">
        \(save)<button type="submit" name="DISCARD" value="yes">\(text.discard)</button>

        """)
    return """
      <li class="event unsent">\(Icon.attention.html)<p><span class="late">\(text.noteNotSaved)</span> · \
      <bdi>\(note.text.shortened(to: 200))</bdi></p>\(form)</li>

      """
  }
}
