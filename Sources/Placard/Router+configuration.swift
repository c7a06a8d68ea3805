import Bitrix24
import Bitrix24REST
import CurlTransport
import PortalStore
import ServerConfiguration
import WidgetRuntime
import Widgets

extension Router {
  /// The router of a configuration, with an HTTP transport of its own.
  ///
  /// Where portals are asked early, the transport is started at once, so that it has its thread and descriptors before
  /// clients can use them up. If that fails, the first question tries again. libcurl is loaded by that in any case; the
  /// log says so if it cannot be.
  ///
  /// - Parameters:
  ///   - old: the router of the configuration before: what it has parked and learnt stays.
  ///   - services: what widgets share, whichever configuration is the present one.
  ///   - asksEarly: whether portals are asked while a page is still on its way to the browser; not where the process
  ///     ends with it.
  convenience init(
    _ configuration: Configuration, registry: PortalRegistry, succeeding old: Router? = nil,
    services: WidgetCatalog.Services, asksEarly: Bool, log: Log, metrics: Metrics
  ) {
    var outboundOptions = configuration.outbound
    outboundOptions.onLoadFailure = { log.write(LogLine(.error, "outbound", [("error", $0.description)])) }
    let outbound = CurlTransport(options: outboundOptions)
    if asksEarly { try? outbound.start() }
    let transport = MeasuredTransport(outbound, metrics)
    let oauth = OAuth(
      transport: transport, servers: configuration.oauthServers, credentials: configuration.credentials)
    let rest = RESTService(transport: transport, oauth: oauth)
    var options = configuration.router
    let accessPolicy = AccessPolicy(
      portals: configuration.portals, applicationToken: configuration.applicationToken, registry: registry)
    options.accessPolicy = accessPolicy
    let clients = PortalClients(
      rest: rest, maximum: configuration.maximumInFlight,
      moved: { accessPolicy.endpoint(for: $0, ofPortalAt: $1) }, confirmed: { registry.confirm(at: $0) },
      succeeding: old?.parts?.clients)
    let parts = PartService(
      clients,
      options: PartService.Options(
        timeout: configuration.restTimeout, isPrefetching: asksEarly,
        maximumTickets: 4 * configuration.maximumInFlight),
      succeeding: old?.parts,
      onUnused: { record in
        metrics.addUnused(record)
        log.write(LogLine(record, record.attention))
      })
    options.parts = parts
    let actions = ActionService(clients, timeout: configuration.actionTimeout, succeeding: old?.actions)
    options.actions = actions
    let onFailure: @Sendable (String) -> Void = { log.write(LogLine(.error, "registry", [("error", $0)])) }
    let work = CallWork(
      store: registry, actions: actions, clock: services.clock, onFailure: { onFailure($0.description) },
      onEnd: { log.write(LogLine($0)) })
    options.callEnds = work
    let installer = Installer(
      rest: rest, introspector: TokenIntrospector(oauth: oauth, clientID: configuration.clientID), registry: registry,
      accessPolicy: accessPolicy, publicURL: configuration.publicURL?.text, placements: configuration.placements,
      onFailure: { onFailure($0.description) })
    options.installer = installer
    if asksEarly {
      options.monitor = InstanceMonitor(
        metrics: metrics, registry: registry, takesInstallations: configuration.takesInstallations,
        parts: parts, log: log)
    }
    var services = services
    services.installer = installer
    services.work = work
    self.init(options, catalog: .standard(services))
  }
}

extension LogLine {
  /// What came of work that had waited for calls' activities, after the line of the event or of the card.
  fileprivate init(_ report: CallWorkReport) {
    let message: StaticString =
      switch report.occasion {
      case .callEnd: "call_end"
      case .card: "pending_work"
      }
    self.init(report.error == nil ? .info : .warning, message)
    append("portal", report.portal.description)
    if case .callEnd(let call) = report.occasion { append("call", call) }
    append("done", report.done)
    append("left", report.left)
    if case .card = report.occasion { append("dropped", report.dropped) }
    append("rest_calls", report.statistics.calls)
    if let error = report.error { append("rest_error", error.logCode) }
  }
}

extension Configuration {
  /// What needs neither a registry nor outbound requests.
  var router: Router.Options {
    var options = Router.Options(
      accessPolicy: AccessPolicy(portals: portals, applicationToken: applicationToken),
      theme: theme,
      library: library,
      basePath: publicURL?.basePath ?? "/",
      hasClientCredentials: credentials != nil
    )
    options.placements = WidgetCatalog.standard.placements(for: placements)
    return options
  }

  fileprivate var outbound: CurlTransport.Options {
    var options = CurlTransport.Options(userAgent: "Placard/\(Version.current)")
    options.authorities = authorities
    options.proxy = proxy
    options.privateNetworks = privateNetworks
    // What runs at a time is bounded before it comes here, in all and for each portal: see ConcurrencyLimit.
    options.connections = maximumInFlight
    options.connectionsPerServer = maximumInFlight
    return options
  }

  /// Of the application, where both are set.
  fileprivate var credentials: OAuth.Credentials? {
    guard let clientID, let clientSecret else { return nil }
    return OAuth.Credentials(clientID: clientID, clientSecret: clientSecret)
  }
}
