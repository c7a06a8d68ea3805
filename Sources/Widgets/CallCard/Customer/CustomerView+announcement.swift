import Bitrix24
import Customers

extension CustomerView {
  /// The part's label, which a screen reader says when the part arrives: not the whole of it.
  var announcement: String {
    let names = customer.profiles.map { name(of: $0) }
    let whose =
      switch customer.identity {
      case .linked, .chosen: text.heading
      case .probable: "\(text.heading) (\(text.probably))"
      case .several: text.several
      case .unknown: if case .number = call.phone { text.unknown } else { text.heading }
      case .undisclosed: text.noAccessToSearch
      case .unsearched: texts.live.customerFailed
      }
    return names.isEmpty ? whose : "\(whose): \(names.joined(separator: ", "))"
  }

  func name(of profile: Customer.Profile) -> String {
    guard case .known(let fields) = profile.details else {
      return profile.foundName?.shortened(to: 100) ?? "\(templates.name(of: profile.item.kind)) \(profile.item.id)"
    }
    return fields.name?.shortened(to: 100) ?? text.unnamed
  }
}
