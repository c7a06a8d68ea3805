import Bitrix24
import HTTPMessage
import Rendering

/// Puts views into documents and gives them the header fields that they are served with.
struct Layout: Sendable {
  let theme: Page.Theme
  private let stylesheet: WebURL
  private let libraryOrigin: String

  /// - Parameter basePath: starts and ends with `/`.
  init(theme: Page.Theme, libraryOrigin: String, basePath: String) {
    self.theme = theme
    self.libraryOrigin = libraryOrigin
    guard let stylesheet = WebURL(ownPath: basePath + "assets/" + Asset.stylesheet.name) else {
      preconditionFailure("the base path \(basePath) does not start with a single slash")
    }
    self.stylesheet = stylesheet
  }

  /// A widget, which the portal that asked for it may show in a frame, and nobody else.
  func widget(_ view: View, for call: PlacementCall) -> Response {
    let policy = """
      default-src 'none'; script-src 'self' \(libraryOrigin); style-src 'self'; img-src 'self' data:; \
      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors \(call.portal.origin)
      """
    return response(.ok, view, in: call.language, policy: policy)
  }

  /// A page that carries no data and no script, and that may be read wherever it appears.
  func refusal(_ refusal: Refusal, requestID: String, in language: Language) -> Response {
    let view = RefusalView.view(refusal, requestID: requestID, .of(language))
    var response = response(refusal.status, view, in: language, policy: Self.openPolicy)
    if case .wrongMethod(let allowed) = refusal { response.append("Allow", allowed) }
    return response
  }

  func landing(in language: Language) -> Response {
    response(.ok, LandingView.view(.of(language)), in: language, policy: Self.openPolicy)
  }

  private static let openPolicy = """
    default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
    frame-ancestors https: http:
    """

  private func response(_ status: Status, _ view: View, in language: Language, policy: String) -> Response {
    let page = Page(
      languageTag: language.tag, isRightToLeft: language.isRightToLeft, theme: theme, title: view.title,
      stylesheet: stylesheet, content: view.content)
    var response = Response(status: status, contentType: "text/html; charset=utf-8", body: page.html.bytes)
    response.append("Content-Security-Policy", policy)
    response.append("Cache-Control", "no-store")
    response.append("Referrer-Policy", "no-referrer")
    response.append("X-Content-Type-Options", "nosniff")
    return response
  }
}
