import HTML

/// The page for a person who opens the program's address in a browser.
enum LandingView {
  static func view(_ texts: Texts) -> View {
    View(
      title: texts.landing.title,
      content: """
        <main class="notice">
        <h1>\(Icon.call.html)<span>\(texts.landing.title)</span></h1>
        <p>\(texts.landing.explanation)</p>
        </main>
        """
    )
  }
}
