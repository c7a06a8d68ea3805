import Bitrix24
import Customers
import HTML
import WidgetRuntime

/// Those who were found, a line each.
struct FoundView {
  let found: [ClientSearch.Found]
  let portal: PortalAddress
  let texts: CallCardTexts

  var html: HTML {
    let nobody: HTML? = found.isEmpty ? "<p class=\"hint\">\(texts.customer.nobodyFound)</p>\n" : nil
    return """
      <section data-part="search" class="found" aria-label="\(texts.customer.findWhom)">
      \(nobody)\(found.map(line))</section>

      """
  }

  private func line(_ one: ClientSearch.Found) -> HTML {
    let templates = CallCardTemplates(texts: texts)
    let name = one.name ?? "\(templates.name(of: one.item.kind)) \(one.item.id)"
    let facts = [one.position, one.company].compactMap(\.self).map { "<bdi>\($0.shortened(to: 100))</bdi>" as HTML }
    return """
      <article class="profile row">\(templates.link(to: one.item, named: name, at: portal))\
      <span class="hint grow">\(facts.joinedByDots)</span>\
      \(RetryButton(label: texts.customer.choose, value: one.item.name, about: name, of: .customer).html)</article>

      """
  }
}
