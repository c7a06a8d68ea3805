import HTML

/// A button that writes at one click, and then takes that back: a form without a field to be filled in.
///
/// The page's module sends it with `UNDO=yes` every second time. What it says of a failure is in an ``ActionForm`` of the
/// same page.
package struct ActionButton {
  private let action: ActionName
  private let field: (name: StaticString, value: String)
  private let label: String
  private let undoLabel: String
  private let about: String

  /// - Parameters:
  ///   - field: what it is about, as the action reads it.
  ///   - undoLabel: what it says where a click takes back.
  ///   - about: tells buttons of the same label apart.
  package init(
    _ action: ActionName, _ field: (name: StaticString, value: String), label: String, undoLabel: String, about: String
  ) {
    self.action = action
    self.field = field
    self.label = label
    self.undoLabel = undoLabel
    self.about = about
  }

  package var html: HTML {
    """
    <form class="action" data-action="\(action.description)" data-undo="\(undoLabel)">\
    <input type="hidden" name="\(field.name.description)" value="\(field.value)"><input type="hidden" name="UNDO" value="yes" disabled>\
    <button type="submit"><span>\(label)</span><span class="visually-hidden">: \
    \(about.shortened(to: 200))</span></button><div class="outcome" role="status"></div></form>
    """
  }
}
