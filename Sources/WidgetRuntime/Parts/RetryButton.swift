import HTML

/// A button at which the page asks for a part anew.
package struct RetryButton {
  private let label: String
  private let value: String?
  private let about: String?
  private let part: PartName?

  /// - Parameters:
  ///   - value: what is posted as `ITEM`.
  ///   - about: tells buttons of the same label apart.
  ///   - part: which is asked for; the one that the button is in where it is `nil`.
  package init(label: String, value: String? = nil, about: String? = nil, of part: PartName? = nil) {
    self.label = label
    self.value = value
    self.about = about
    self.part = part
  }

  package var html: HTML {
    let value: HTML? = value.map { " value=\"\($0)\"" }
    let description: HTML? = about.map { " aria-label=\"\(label): \($0.shortened(to: 200))\"" }
    return
      "<button type=\"button\" data-retry=\"\(part?.description ?? "yes")\"\(value)\(description)>\(label)</button>"
  }
}
