import Bitrix24
import HTML

/// The module of JavaScript that a widget's page runs in the browser.
package struct BrowserModule: Sendable {
  /// The file's name, for example `call-card.js`. Modules import each other by `./` and that.
  package let name: String
  let bytes: [UInt8]
  /// What it imports, also through others, in order of the names: the page names all of it, so that the browser does not
  /// find one after the other.
  package let imports: [String]
  /// What is served with it that is not the runtime's: its imports, and modules of pages that belong to no widget.
  let others: [BrowserModule]
  /// What its page can come to show, in one language: a file from which it takes its markup and its texts.
  let templates: (@Sendable (Language) -> HTML)?

  package init(
    _ name: String, _ bytes: [UInt8], imports: [String], with others: [BrowserModule] = [],
    templates: (@Sendable (Language) -> HTML)? = nil
  ) {
    self.name = name
    self.bytes = bytes
    self.imports = imports
    self.others = others
    self.templates = templates
  }
}
