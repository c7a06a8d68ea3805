import Bitrix24
import Bitrix24REST
import HTML
import HTTPMessage
import Localization

/// Puts views into documents and gives them the header fields that they are served with.
struct Layout: Sendable {
  let theme: Page.Theme
  private let library: WebURL
  let assets: Assets
  /// The folder of the assets.
  private let folder: String
  private let stylesheet: WebURL
  /// By their names.
  private let modules: [String: Module]
  /// Of a widget, up to the portal that may show it.
  private let policyStart: String

  /// - Parameters:
  ///   - library: where the browser finds the portal's library.
  ///   - basePath: starts and ends with `/`.
  ///   - modules: those of the widgets.
  init(theme: Page.Theme, library: WebURL, basePath: String, modules: [BrowserModule] = []) {
    self.theme = theme
    self.library = library
    let (assets, folder) = (Assets(modules), basePath + "assets/")
    self.assets = assets
    self.folder = folder
    stylesheet = Self.url(of: assets.file("placard.css"), in: folder)
    self.modules = Dictionary(
      uniqueKeysWithValues: modules.map { ($0.name, Module($0, of: assets, in: folder)) })
    policyStart = """
      default-src 'none'; script-src 'self' \(library.origin); style-src 'self'; img-src 'self' data:; \
      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors
      """ + " "
  }

  /// A module of ours, and what it imports, which the browser would else find one after the other.
  private struct Module {
    let source: WebURL
    let preloads: HTML

    init(_ module: BrowserModule, of assets: Assets, in folder: String) {
      source = Layout.url(of: assets.file(module.name), in: folder)
      let links = module.imports.map {
        "\n<link rel=\"modulepreload\" href=\"\(Layout.url(of: assets.file($0), in: folder))\">" as HTML
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
  func widget(
    _ view: View, running module: BrowserModule?, at portal: PortalAddress, in language: Language
  ) -> Response {
    response(
      .ok, view, in: language, script: module.flatMap { script($0, in: language) }, policy: policyStart + portal.origin)
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
  private func script(_ module: BrowserModule, in language: Language) -> HTML? {
    guard let links = modules[module.name] else { preconditionFailure("\(module.name) is no widget's module") }
    let templates: HTML? = assets.templates(of: module, in: language).map { templates in
      let days = CalendarTexts.of(language)
      return """
         data-parts="\(Self.url(of: templates, in: folder))" data-days="\(days.yesterday)|\(days.today)|\(days.tomorrow)"
        """
    }
    return """

      <script type="module" src="\(links.source)"\(templates) data-locale="\(language.locale)" \
      data-date-style="\(language.dateStyle)" data-library="\(library)"></script>\(links.preloads)
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
