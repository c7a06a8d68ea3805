import Bitrix24
import HTML

/// A button at which the page asks about the customer anew.
struct RetryButton {
  let label: String
  /// Who it is, where the operator has chosen, or chooses with this button.
  var item: CRMItem?
  /// Tells buttons of the same label apart.
  var about: String?

  var html: HTML {
    let value: HTML? = item.map { " value=\"\($0.name)\"" }
    let description: HTML? = about.map { " aria-label=\"\(label): \($0.shortened(to: 200))\"" }
    return "<button type=\"button\" data-retry=\"yes\"\(value)\(description)>\(label)</button>"
  }
}
