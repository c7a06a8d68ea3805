import HTML

/// The page for a person who opens the program's address in a browser.
enum LandingView {
  static func view(_ texts: RuntimeTexts.Landing) -> View {
    View(
      title: texts.title,
      content: """
        <main class="notice">
        <h1>\(Icon.call.html)<span>\(texts.title)</span></h1>
        <p>\(texts.explanation)</p>
        </main>
        """
    )
  }
}
