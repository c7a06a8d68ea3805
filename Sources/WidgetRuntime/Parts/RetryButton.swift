import HTML

/// A button at which the page asks for a part anew.
package struct RetryButton {
  private let label: String
  private let field: StaticString
  private let value: String?
  private let about: String?
  private let part: PartName?

  /// - Parameters:
  ///   - field: of the part's own, which is posted.
  ///   - value: of the field; without it, none is posted.
  ///   - about: tells buttons of the same label apart.
  ///   - part: which is asked for; the one that the button is in where it is `nil`.
  package init(
    label: String, field: StaticString = "ITEM", value: String? = nil, about: String? = nil, of part: PartName? = nil
  ) {
    self.label = label
    self.field = field
    self.value = value
    self.about = about
    self.part = part
  }

  package var html: HTML {
    let value: HTML? = value.map { " name=\"\(field.description)\" value=\"\($0)\"" }
    let description: HTML? = about.map { " aria-label=\"\(label): \($0.shortened(to: 200))\"" }
    return
      "<button type=\"button\" data-retry=\"\(part?.description ?? "yes")\"\(value)\(description)>\(label)</button>"
  }
}
