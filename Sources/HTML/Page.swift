/// A whole HTML document but for its title and its contents: made once, and filled for each answer.
package struct Page: Sendable {
  /// Which colours a page has.
  package enum Theme: String, CaseIterable, Sendable {
    /// The portal's card is light whatever the desktop's setting.
    case light
    case dark
    /// What the desktop prefers.
    case auto
  }

  /// What stands before the title.
  private let start: HTML
  /// What stands between the title and the contents.
  private let middle: HTML
  private static let end: HTML = "\n</body>\n</html>\n"

  /// - Parameters:
  ///   - languageTag: BCP 47 tag of the language that the page is written in.
  ///   - isRightToLeft: whether that runs from right to left.
  ///   - stylesheet: the one style sheet.
  ///   - script: the module that makes the page live, if it is.
  package init(
    languageTag: String, isRightToLeft: Bool, theme: Theme, stylesheet: WebURL, script: HTML? = nil
  ) {
    start = """
      <!DOCTYPE html>
      <html lang="\(languageTag)" dir="\(isRightToLeft ? "rtl" : "ltr")" data-theme="\(theme.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>
      """
    middle = """
      </title>
      <link rel="stylesheet" href="\(stylesheet)">\(script)
      </head>
      <body>

      """
  }

  /// The document.
  ///
  /// - Parameters:
  ///   - title: what the browser calls it.
  ///   - content: the contents of `<body>`.
  package func html(title: String, content: HTML) -> HTML {
    var html = HTML(capacity: start.count + middle.count + content.count + Self.end.count + 2 * title.utf8.count)
    html += start
    html += "\(title)"
    html += middle
    html += content
    html += Self.end
    return html
  }
}
