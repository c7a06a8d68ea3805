import HTML

/// A button at which the page asks for a part anew.
package struct RetryButton {
  private let label: String
  private let value: String?
  private let about: String?

  /// - Parameters:
  ///   - value: what is posted as `ITEM`.
  ///   - about: tells buttons of the same label apart.
  package init(label: String, value: String? = nil, about: String? = nil) {
    self.label = label
    self.value = value
    self.about = about
  }

  package var html: HTML {
    let value: HTML? = value.map { " value=\"\($0)\"" }
    let description: HTML? = about.map { " aria-label=\"\(label): \($0.shortened(to: 200))\"" }
    return "<button type=\"button\" data-retry=\"yes\"\(value)\(description)>\(label)</button>"
  }
}
