import Bitrix24
import Glibc
import Outbound
import Widgets

extension CustomerDesk {
  /// The desk of a configuration, with a way out of its own.
  ///
  /// Where portals are asked early, the way out is opened at once, so that it has its thread and descriptors before
  /// clients can use them up. If that fails, the first question tries again and says so.
  ///
  /// - Parameter previous: the desk of the configuration before.
  convenience init(
    _ configuration: Configuration, succeeding previous: CustomerDesk? = nil, asksEarly: Bool, log: Log
  ) {
    var options = Outbound.Options(userAgent: "Placard/\(Version.current)")
    options.authorities = configuration.authorities
    options.proxy = configuration.proxy
    options.privateNetworks = configuration.privateNetworks
    // What runs at a time is bounded before it comes here, in all and for each portal: see ConcurrencyLimit.
    options.connections = configuration.maximumInFlight
    options.connectionsPerServer = configuration.maximumInFlight
    let outbound = Outbound(options: options)
    if asksEarly { try? outbound.start() }
    let oauth = OAuth(
      transport: outbound, servers: configuration.oauthServers, credentials: configuration.credentials)
    self.init(
      rest: RESTService(transport: outbound, oauth: oauth),
      options: Options(
        timeout: configuration.restTimeout, asksEarly: asksEarly, maximumInFlight: configuration.maximumInFlight),
      succeeding: previous,
      clock: { time(nil) },
      onUnused: { facts in
        var line = LogLine(.info, "request")
        for fact in facts { line.append(fact.name, fact.value) }
        log.write(line)
      })
  }
}

extension Configuration {
  /// Of the application, where both are set.
  fileprivate var credentials: OAuth.Credentials? {
    guard let clientID, let clientSecret else { return nil }
    return OAuth.Credentials(clientID: clientID, clientSecret: clientSecret)
  }
}
