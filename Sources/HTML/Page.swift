/// A whole HTML document.
package struct Page: Sendable {
  /// Which colours a page has.
  package enum Theme: String, CaseIterable, Sendable {
    /// The portal's card is light whatever the desktop's setting.
    case light
    case dark
    /// What the desktop prefers.
    case auto
  }

  /// BCP 47 tag of the language that the page is written in.
  package var languageTag: String
  /// Whether the language runs from right to left.
  package var isRightToLeft: Bool
  package var theme: Theme
  /// What the browser calls the document.
  package var title: String
  /// The one style sheet.
  package var stylesheet: WebURL
  /// The module that makes the page live, if it is.
  package var script: HTML?
  /// The contents of `<body>`.
  package var content: HTML

  package init(
    languageTag: String, isRightToLeft: Bool, theme: Theme, title: String, stylesheet: WebURL,
    script: HTML? = nil, content: HTML
  ) {
    self.languageTag = languageTag
    self.isRightToLeft = isRightToLeft
    self.theme = theme
    self.title = title
    self.stylesheet = stylesheet
    self.script = script
    self.content = content
  }

  /// The document.
  package var html: HTML {
    """
    <!DOCTYPE html>
    <html lang="\(languageTag)" dir="\(isRightToLeft ? "rtl" : "ltr")" data-theme="\(theme.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <link rel="stylesheet" href="\(stylesheet)">\(script)
    </head>
    <body>
    \(content)
    </body>
    </html>

    """
  }
}
