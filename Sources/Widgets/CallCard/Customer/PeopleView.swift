import Customers
import HTML
import Localization
import WidgetRuntime

/// Buttons to choose one of those who work for a company.
struct PeopleView {
  let people: [Customer.Person]
  /// How many more there are.
  var untold = 0

  var html: HTML {
    let rest: HTML? = untold > 0 ? "<p class=\"hint\">+ \(String(untold))</p>\n" : nil
    return "<div class=\"choices\">\(people.map(button))</div>\n\(rest)"
  }

  private func button(_ person: Customer.Person) -> HTML {
    let position = person.position.map { " · \($0)" } ?? ""
    return RetryButton(label: (person.name + position).shortened(to: 60), value: person.item.name, of: .customer).html
  }
}
