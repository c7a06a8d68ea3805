import Rendering

/// The page for a person who opens the program's address in a browser.
enum LandingView {
  static func view(_ phrases: Phrases) -> View {
    View(
      title: phrases.landing.title,
      content: """
        <main class="notice">
        <h1>\(Icon.call.html)<span>\(phrases.landing.title)</span></h1>
        <p>\(phrases.landing.explanation)</p>
        </main>
        """
    )
  }
}
