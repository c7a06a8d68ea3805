import Bitrix24
import Bitrix24REST
import Customers
import WidgetRuntime

extension WidgetCatalog {
  /// What the widgets share.
  package struct Services: Sendable {
    /// What portals call their stages and people.
    package let names = PortalCache<PortalNames>(lifetime: .seconds(3600))
    /// Seconds since 1970-01-01T00:00:00Z.
    package let clock: @Sendable () -> Int
    /// The call cards that were served last.
    package let recentCalls: RecentCalls
    /// What has been read of reports.
    let reports = ReportMemory()
    /// Keeps what waits for calls' activities; without it, nothing can wait.
    package var work: CallWork?
    /// Registers portals; without it, there are only those that an administrator named.
    package var installer: Installer?

    package init(clock: @escaping @Sendable () -> Int = { 0 }) {
      self.clock = clock
      recentCalls = RecentCalls(clock: clock)
    }
  }

  /// All widgets that there are: one line each.
  package static func standard(_ services: Services) -> WidgetCatalog {
    WidgetCatalog(
      [
        CallCard(
          names: services.names, recentCalls: services.recentCalls, work: services.work, clock: services.clock),
        Home(installer: services.installer, recentCalls: services.recentCalls, clock: services.clock),
        CRMTab(names: services.names, work: services.work, clock: services.clock),
        Report(memory: services.reports, store: services.work?.store, clock: services.clock),
      ],
      fallback: UnknownPlacement())
  }

  /// The widgets as they are described, without what they would need to be served.
  package static let standard = standard(Services())
}
