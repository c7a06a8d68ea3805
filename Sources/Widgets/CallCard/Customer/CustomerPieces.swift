import Bitrix24
import Customers
import HTML
import Localization
import WidgetRuntime

/// What all that is shown of a customer is made of.
protocol CustomerPieces {
  var portal: PortalAddress { get }
  var language: Language { get }
  var texts: CallCardTexts { get }
}

extension CustomerPieces {
  var text: CallCardTexts.Customer { texts.customer }
  var templates: CallCardTemplates { CallCardTemplates(texts: texts) }

  func panel(_ heading: String, _ content: HTML) -> HTML {
    "<section class=\"panel\"><h2>\(heading)</h2>\n\(content)\n</section>\n"
  }

  func bdi(_ text: String) -> HTML { "<bdi>\(text.shortened(to: 200))</bdi>" }

  func amount(_ money: Money) -> HTML {
    """
    <data value="\(money.plain)" data-currency="\(money.currency)"><bdi dir="ltr">\(money.plain) \
    \(money.currency)</bdi></data>
    """
  }

  /// Where an item stands, and how it has ended. What a stage is called mostly says how, and the words are about deals,
  /// with their gender.
  func stage(_ stage: Customer.Stage?, _ outcome: Customer.Outcome?, of item: CRMItem) -> [HTML] {
    guard let outcome else { return stage.map { [bdi($0.name)] } ?? [] }
    let word = outcome == .won ? text.won : text.lost
    func badge(_ content: HTML) -> HTML {
      switch outcome {
      case .won: "<span class=\"badge won\">\(content)</span>"
      case .lost: "<span class=\"badge failure\">\(content)</span>"
      }
    }
    guard let stage else { return item.kind == .lead ? [] : [badge("\(word)")] }
    if item.kind == .lead || stage.name.lowercased().contains(word.lowercased()) { return [badge(bdi(stage.name))] }
    return [bdi(stage.name), badge("\(word)")]
  }

  /// A button with the stage that an item is in, which opens the others.
  func stageMenu(_ stage: Customer.Stage?, of item: CRMItem) -> HTML? {
    stage.map { stage in
      """
      <button type="button" class="menu" data-opens="stages" value="\(item.name)" aria-expanded="false">\
      <span class="visually-hidden">\(text.stage):</span> \(bdi(stage.name))</button>
      """
    }
  }

  func link(_ url: WebURL, _ content: HTML) -> HTML {
    "<a class=\"item\" href=\"\(url)\" target=\"_blank\" rel=\"noopener\" aria-describedby=\"new-tab\">\(content)</a>"
  }

  func block(_ link: CRMLink) -> HTML { templates.link(to: link.item, named: link.name ?? "", at: portal) }

  func inline(_ link: CRMLink) -> HTML {
    self.inline(link, "\(bdi(link.name ?? "\(templates.name(of: link.item.kind)) \(link.item.id)"))")
  }

  func inline(_ link: CRMLink, _ name: HTML) -> HTML {
    guard let url = link.url(on: portal) else { return name }
    return "<a href=\"\(url)\" target=\"_blank\" rel=\"noopener\" aria-describedby=\"new-tab\">\(name)</a>"
  }

  func time(_ time: PortalTime) -> HTML { "<time datetime=\"\(time.text)\">\(time.text(in: language))</time>" }

  /// A button that opens all of what the lines before it are the first of, and the place where that comes, in their place.
  ///
  /// - Parameter item: whom the page has to name.
  func opener(of part: PartName, label: String, about item: CRMItem?) -> HTML {
    let value: HTML? = item.map { " value=\"\($0.name)\"" }
    return """
      <button type="button" class="more" data-opens="\(part.description)"\(value) aria-expanded="false">\(label)</button>
      <div data-part="\(part.description)"></div>

      """
  }
}

/// A link to an item's card.
struct CRMLink {
  let item: CRMItem
  let name: String?

  func url(on portal: PortalAddress) -> WebURL? {
    item.path.flatMap { WebURL(origin: portal.origin, path: $0) }
  }
}
