import Bitrix24
import Customers
import HTML
import WidgetRuntime

/// Looks for somebody in the CRM: a form, and those who were found, a line each.
struct SearchView {
  let portal: PortalAddress
  let texts: CallCardTexts
  /// `nil` before anybody has been looked for.
  var found: [ClientSearch.Found]?

  var html: HTML {
    """
    <section data-part="search" class="found" aria-label="\(texts.customer.findWhom)">
    <form class="action" data-asks="search"><div class="fields"><input type="search" name="\(SearchPart.field.description)" \
    aria-label="\(texts.customer.findWhom)" placeholder="\(texts.customer.findWhom)" \
    maxlength="\(ClientSearch.maximumCharacters)" autocomplete="off">\
    <button type="submit">\(texts.customer.find)</button></div></form>
    \(found.map(lines))</section>

    """
  }

  private func lines(_ found: [ClientSearch.Found]) -> HTML {
    found.isEmpty ? "<p class=\"hint\">\(texts.customer.nobodyFound)</p>\n" : "\(found.map(line))"
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
