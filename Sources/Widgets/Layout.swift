import Bitrix24
import Bitrix24REST
import HTML
import HTTPMessage
import Localization

/// Puts views into documents and gives them the header fields that they are served with.
struct Layout: Sendable {
  let theme: Page.Theme
  private let library: WebURL
  /// The folder of the assets.
  private let assets: String
  private let stylesheet: WebURL
  private let callCard: Module
  private let setup: Module
  /// Of a widget, up to the portal that may show it.
  private let policyStart: String

  /// - Parameters:
  ///   - library: where the browser finds the portal's library.
  ///   - basePath: starts and ends with `/`.
  init(theme: Page.Theme, library: WebURL, basePath: String) {
    self.theme = theme
    self.library = library
    assets = basePath + "assets/"
    stylesheet = Self.url(of: .stylesheet, in: assets)
    callCard = Module(.callCard, in: assets)
    setup = Module(.setup, in: assets)
    policyStart = """
      default-src 'none'; script-src 'self' \(library.origin); style-src 'self'; img-src 'self' data:; \
      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors
      """ + " "
  }

  /// A module of ours, and what it imports, which the browser would else find one after the other.
  private struct Module {
    let source: WebURL
    let preloads: HTML

    init(_ module: Asset.Module, in folder: String) {
      source = Layout.url(of: module.file, in: folder)
      let links = module.imports.map {
        "\n<link rel=\"modulepreload\" href=\"\(Layout.url(of: $0, in: folder))\">" as HTML
      }
      preloads = "\(links)"
    }
  }

  private static func url(of asset: Asset, in folder: String) -> WebURL {
    guard let url = WebURL(ownPath: folder + asset.name) else {
      preconditionFailure("the folder \(folder) does not start with a single slash")
    }
    return url
  }

  /// A widget, which the portal that asked for it may show in a frame, and nobody else.
  func widget(_ view: View, at portal: PortalAddress, in language: Language) -> Response {
    response(.ok, view, in: language, script: script(of: view, in: language), policy: policyStart + portal.origin)
  }

  /// A page that carries no data and no script, and that may be read wherever it appears.
  func refusal(_ refusal: RequestError, requestID: String, in language: Language) -> Response {
    let view = RequestErrorView.view(refusal, requestID: requestID, RuntimeTexts.of(language).refusal)
    var response = response(refusal.status, view, in: language, policy: Self.openPolicy)
    if case .wrongMethod(let allowed) = refusal { response.append("Allow", allowed) }
    if case .notInstalled(_, _, let retryAfter) = refusal { Self.append(retryAfter, to: &response) }
    return response
  }

  /// A page for a person that carries no script and may be read wherever it appears.
  ///
  /// - Parameter retryAfter: in how many seconds it may be asked for again, where that is known.
  func notice(_ status: Status, _ view: View, in language: Language, retryAfter: Int? = nil) -> Response {
    var response = response(status, view, in: language, policy: Self.openPolicy)
    Self.append(retryAfter, to: &response)
    return response
  }

  private static func append(_ retryAfter: Int?, to response: inout Response) {
    if let retryAfter { response.append("Retry-After", String(retryAfter)) }
  }

  /// For a program, as a portal's server or a monitor, which reads nothing but the status.
  func acknowledgement() -> Response {
    var response = Response(status: .ok, contentType: "text/plain; charset=utf-8", body: Array("ok\n".utf8))
    response.append("Cache-Control", "no-store")
    response.append("X-Content-Type-Options", "nosniff")
    return response
  }

  /// A piece of a widget, which only its own page fetches.
  func fragment(_ html: HTML) -> Response {
    var response = Response(status: .ok, contentType: "text/html; charset=utf-8", body: html.bytes)
    response.append("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    response.append("Cache-Control", "no-store")
    response.append("X-Content-Type-Options", "nosniff")
    return response
  }

  func landing(in language: Language) -> Response {
    response(.ok, LandingView.view(RuntimeTexts.of(language).landing), in: language, policy: Self.openPolicy)
  }

  private static let openPolicy = """
    default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
    frame-ancestors https: http:
    """

  /// Our own modules only. The portal's library is injected by them once the page is seen: the portal shows the frame
  /// after its `load` event, which waits for every script in the markup.
  private func script(of view: View, in language: Language) -> HTML? {
    switch view.script {
    case .none: return nil
    case .card(let parts):
      let days = CalendarTexts.of(language)
      let attributes: HTML = """
         data-parts="\(Self.url(of: parts, in: assets))" data-days="\(days.yesterday)|\(days.today)|\(days.tomorrow)"
        """
      return script(callCard, in: language, attributes: attributes)
    case .setup: return script(setup, in: language)
    }
  }

  private func script(_ module: Module, in language: Language, attributes: HTML? = nil) -> HTML {
    """

    <script type="module" src="\(module.source)"\(attributes) data-locale="\(language.locale)" \
    data-date-style="\(language.dateStyle)" data-library="\(library)"></script>\(module.preloads)
    """
  }

  private func response(
    _ status: Status, _ view: View, in language: Language, script: HTML? = nil, policy: String
  ) -> Response {
    let page = Page(
      languageTag: language.tag, isRightToLeft: language.isRightToLeft, theme: theme, title: view.title,
      stylesheet: stylesheet, script: script, content: view.content)
    var response = Response(status: status, contentType: "text/html; charset=utf-8", body: page.html.bytes)
    response.append("Content-Security-Policy", policy)
    response.append("Cache-Control", "no-store")
    response.append("Referrer-Policy", "no-referrer")
    response.append("X-Content-Type-Options", "nosniff")
    return response
  }
}
