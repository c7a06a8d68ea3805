import Bitrix24
import Bitrix24REST
import HTML
import HTTPMessage
import Localization

/// Puts views into documents and gives them the header fields that they are served with.
struct Layout: Sendable {
  let assets: Assets
  /// Pages that run nothing.
  private let plain: PerLanguage<Page>
  /// Pages by the names of the modules that they run.
  private let live: [String: PerLanguage<Page>]
  /// Of a widget, up to the portal that may show it.
  private let policyStart: String

  /// - Parameters:
  ///   - library: where the browser finds the portal's library.
  ///   - basePath: starts and ends with `/`.
  ///   - modules: those of the widgets.
  init(theme: Page.Theme, library: WebURL, basePath: String, modules: [BrowserModule] = []) {
    let (assets, folder) = (Assets(modules), basePath + "assets/")
    let stylesheet = Self.url(of: assets.file("placard.css"), in: folder)
    @Sendable func page(in language: Language, running script: HTML?) -> Page {
      Page(
        languageTag: language.tag, isRightToLeft: language.isRightToLeft, theme: theme, stylesheet: stylesheet,
        script: script)
    }
    plain = PerLanguage { page(in: $0, running: nil) }
    let pages = modules.map { module in
      let script = Self.script(module, of: assets, in: folder, library: library)
      return (module.name, PerLanguage { page(in: $0, running: script($0)) })
    }
    live = Dictionary(uniqueKeysWithValues: pages)
    self.assets = assets
    policyStart = """
      default-src 'none'; script-src 'self' \(library.origin); style-src 'self'; img-src 'self' data:; \
      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors
      """ + " "
  }

  /// What a page says of its module: the module itself, and what it imports, which the browser would else find one after
  /// the other.
  ///
  /// Our own modules only. The portal's library is injected by them once the page is seen: the portal shows the frame
  /// after its `load` event, which waits for every script in the markup.
  private static func script(
    _ module: BrowserModule, of assets: Assets, in folder: String, library: WebURL
  ) -> @Sendable (Language) -> HTML {
    let source = url(of: assets.file(module.name), in: folder)
    let preloads = module.imports.map {
      "\n<link rel=\"modulepreload\" href=\"\(url(of: assets.file($0), in: folder))\">" as HTML
    }
    return { language in
      let templates: HTML? = assets.templates(of: module, in: language).map { templates in
        let days = CalendarTexts.of(language)
        return """
           data-templates="\(url(of: templates, in: folder))" data-days="\(days.yesterday)|\(days.today)|\(days.tomorrow)"
          """
      }
      return """

        <script type="module" src="\(source)"\(templates) data-locale="\(language.locale)" \
        data-date-style="\(language.dateStyle)" data-library="\(library)"></script>\(preloads)
        """
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
    guard let module else { return response(.ok, view, in: language, policy: policyStart + portal.origin) }
    guard let page = live[module.name] else { preconditionFailure("\(module.name) is no widget's module") }
    return response(.ok, view, in: page[language], policy: policyStart + portal.origin)
  }

  /// A page that carries no data and no script, and that may be read wherever it appears.
  func refusal(_ refusal: RequestError, in language: Language) -> Response {
    let view = RequestErrorView.view(refusal, RuntimeTexts.of(language).refusal)
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

  private func response(_ status: Status, _ view: View, in language: Language, policy: String) -> Response {
    response(status, view, in: plain[language], policy: policy)
  }

  private func response(_ status: Status, _ view: View, in page: Page, policy: String) -> Response {
    let html = page.html(title: view.title, content: view.content)
    var response = Response(status: status, contentType: "text/html; charset=utf-8", body: html.bytes)
    response.append("Content-Security-Policy", policy)
    response.append("Cache-Control", "no-store")
    response.append("Referrer-Policy", "no-referrer")
    response.append("X-Content-Type-Options", "nosniff")
    return response
  }
}
