import Bitrix24
import Bitrix24REST
import Customers
import WidgetRuntime

extension WidgetCatalog {
  /// What the widgets share.
  package struct Services: Sendable {
    /// What portals call their stages and people.
    package var names = PortalCache<PortalNames>(lifetime: .seconds(3600))
    /// The call cards that were served last.
    package var recentCalls = RecentCalls { 0 }
    /// Registers portals; without it, there are only those that an administrator named.
    package var installer: Installer?

    package init() {}
  }

  /// All widgets that there are: one line each.
  package static func standard(_ services: Services) -> WidgetCatalog {
    WidgetCatalog(
      [
        CallCard(names: services.names, recentCalls: services.recentCalls),
        Home(
          status: StatusPart(installer: services.installer, recentCalls: services.recentCalls)),
      ],
      fallback: UnknownPlacement())
  }

  /// The widgets as they are described, without what they would need to be served.
  package static let standard = standard(Services())
}
