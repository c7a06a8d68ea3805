import ServerConfiguration

/// Looks at what nginx's configuration says about the way to the program.
package struct NginxCheck {
  /// Where Debian has it.
  package static let defaultFile = "/etc/nginx/nginx.conf"

  /// What the program cannot do without (RFC 3875, section 4.1).
  private static let neededParameters = [
    "REQUEST_METHOD", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH", "REQUEST_URI",
  ]
  /// Each of these has APP_SID in it, the secret of a portal's session.
  private static let tellingVariables: Set = [
    "request", "request_uri", "args", "query_string", "arg_app_sid", "http_referer",
  ]

  let configuration: Configuration
  let socket: String
  private let directives: [NginxDirective]
  private let file: String
  private let upstreams: [String: NginxDirective]

  private var path: String { configuration.publicURL?.basePath ?? "/" }

  /// - Parameter file: the one that nginx is started with.
  init(_ file: String, configuration: Configuration, socket: String) throws(NginxReader.Failure) {
    self.configuration = configuration
    self.socket = socket
    self.file = file
    directives = try NginxReader.read(file)
    let http = directives.filter { $0.name == "http" }
    upstreams = Dictionary(
      http.flatMap { $0.children("upstream") }.map { ($0.arguments.first ?? "", $0) }, uniquingKeysWith: { $1 })
  }

  /// - Parameter isExpected: whether it is certain that nginx is in front of the program.
  func diagnostics(isExpected: Bool) -> [Diagnostic] {
    let locations = NginxLocation.all(in: directives).filter(leadsHere)
    guard !locations.isEmpty else {
      guard isExpected else { return [] }
      return [
        Diagnostic(
          "nginx passes nothing to \(socket), as far as \(file) says",
          hint: "unless another web server is in front, enable the site: "
            + "ln -s ../sites-available/placard /etc/nginx/sites-enabled/ && nginx -t")
      ]
    }
    let handlers = handlers(among: locations.contains { !$0.isLocal } ? locations.filter { !$0.isLocal } : locations)
    let named = handlers.filter { configuration.publicURL.map(\.address.host).map($0.answers) ?? true }
    var diagnostics: [Diagnostic] = []
    if named.isEmpty, let url = configuration.publicURL {
      diagnostics.append(
        Diagnostic(
          "nginx does not pass \(url.address.host)\(path), which PLACARD_PUBLIC_URL names, to \(socket)",
          hint: "correct server_name and location, or PLACARD_PUBLIC_URL"))
    }
    let relevant = named.isEmpty ? handlers : named
    diagnostics += relevant.flatMap { parameters($0) + logs($0) + limits($0) }
    diagnostics += relevant.compactMap(upstream(of:)).flatMap(instances(of:))
    diagnostics += connections
    // The same line holds in many a place.
    return diagnostics.enumerated().filter { index, diagnostic in diagnostics.firstIndex(of: diagnostic) == index }.map(
      \.element)
  }

  /// Of each server the location that gets a card's form.
  private func handlers(among locations: [NginxLocation]) -> [NginxLocation] {
    Dictionary(grouping: locations, by: \.server.position).sorted { $0.key < $1.key }.compactMap { _, locations in
      locations.filter { $0.fit(of: path) != nil }.max { ($0.fit(of: path) ?? 0) < ($1.fit(of: path) ?? 0) }
    }
  }

  private func upstream(of location: NginxLocation) -> NginxDirective? {
    location.pass.arguments.first.flatMap { upstreams[$0] }
  }

  private func leadsHere(_ location: NginxLocation) -> Bool {
    guard let target = location.pass.arguments.first else { return false }
    let servers = upstream(of: location)?.children("server").compactMap(\.arguments.first) ?? [target]
    return servers.contains { $0 == "unix:\(socket)" || $0 == "unix:\(socket):" }
  }

  private func parameters(_ location: NginxLocation) -> [Diagnostic] {
    let names = Set(location.all("fastcgi_param").compactMap(\.arguments.first))
    let missing = Self.neededParameters.filter { !names.contains($0) }
    if !missing.isEmpty {
      return [
        Diagnostic(
          "nginx does not pass \(missing.joined(separator: ", ")) (\(location.pass.position))",
          hint: "include fastcgi_params there; a fastcgi_param of its own takes those of outer blocks away")
      ]
    }
    if names.contains("REQUEST_ID") { return [] }
    return [
      Diagnostic(
        "nginx does not pass its request id (\(location.pass.position)), so its log and the program's have different ones",
        hint: "fastcgi_param REQUEST_ID $request_id;")
    ]
  }

  private func logs(_ location: NginxLocation) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let hint = "name the format placard of snippets/placard-http.conf"
    let accessLogs = location.all("access_log")
    if accessLogs.isEmpty {
      diagnostics.append(
        Diagnostic("nginx's default access log has APP_SID, a secret of the portal (\(file))", hint: hint))
    }
    for log in accessLogs where log.arguments.first != "off" && isTelling(format: log.arguments.dropFirst().first) {
      diagnostics.append(
        Diagnostic("nginx's access log has APP_SID, a secret of the portal (\(log.position))", hint: hint))
    }
    let errorLog = location.all("error_log").last
    let isSilent = errorLog.map { $0.arguments.last == "emerg" || $0.arguments.first == "/dev/null" } ?? false
    if !isSilent {
      diagnostics.append(
        Diagnostic(
          "nginx's error log has APP_SID, a secret of the portal, of every request that fails "
            + "(\(errorLog?.position ?? file))",
          hint: "give it the level emerg in the program's server, as the site of the package does"))
    }
    return diagnostics
  }

  /// Whether a log format writes the request's query or a frame's address.
  private func isTelling(format name: String?) -> Bool {
    guard let name, !name.contains("=") else { return true }
    let formats = directives.filter { $0.name == "http" }.flatMap { $0.children("log_format") }
    guard let format = formats.last(where: { $0.arguments.first == name }) else { return true }
    return format.arguments.dropFirst().contains { text in
      text.split(separator: "$").dropFirst(text.hasPrefix("$") ? 0 : 1).contains { piece in
        let name = piece.drop { $0 == "{" }.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return Self.tellingVariables.contains(name.lowercased())
      }
    }
  }

  private func limits(_ location: NginxLocation) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let size = location.value("client_max_body_size").flatMap(NginxValue.size) ?? 1 << 20
    if size != 0 && size < configuration.maximumBody {
      diagnostics.append(
        Diagnostic(
          "nginx takes forms of up to \(size) B only (\(location.pass.position)), and PLACARD_MAX_BODY is "
            + "\(configuration.maximumBody) B",
          hint: "raise client_max_body_size, or lower PLACARD_MAX_BODY"))
    }
    let timeout = location.value("fastcgi_read_timeout").flatMap(NginxValue.time) ?? .seconds(60)
    if timeout <= configuration.restTimeout {
      diagnostics.append(
        Diagnostic(
          "nginx waits \(timeout) for an answer (\(location.pass.position)), and PLACARD_REST_TIMEOUT is "
            + "\(configuration.restTimeout)",
          hint: "raise fastcgi_read_timeout, or lower PLACARD_REST_TIMEOUT"))
    }
    let keeps = location.value("fastcgi_keep_conn") == "on"
    let hasPool = upstream(of: location)?.children("keepalive").isEmpty == false
    if configuration.keepsConnections && !(keeps && hasPool) {
      diagnostics.append(
        Diagnostic(
          "PLACARD_KEEP_CONNECTIONS is on, and nginx makes a connection for each request (\(location.pass.position))",
          hint: "fastcgi_keep_conn on; and keepalive 32; at the end of the upstream"))
    }
    return diagnostics
  }

  private func instances(of upstream: NginxDirective) -> [Diagnostic] {
    let servers = upstream.children("server").filter { !$0.arguments.contains("down") }
    guard servers.count > 1, upstream.children("hash").isEmpty, upstream.children("ip_hash").isEmpty else { return [] }
    return [
      Diagnostic(
        "nginx sends a frame to any of \(servers.count) instances (\(upstream.position)), so that portals are asked "
          + "twice for a customer",
        hint: "hash $placard_frame consistent; at the beginning of the upstream")
    ]
  }

  /// A card that waits for its customer holds two connections of a worker.
  private var connections: [Diagnostic] {
    let events = directives.last { $0.name == "events" }
    let each = events?.children("worker_connections").last?.arguments.first.flatMap { Int($0) } ?? 512
    let processes = directives.last { $0.name == "worker_processes" }?.arguments.first ?? "1"
    let workers = processes == "auto" ? Configuration.processorCount : Int(processes) ?? 1
    let needed = 2 * configuration.maximumInFlight
    guard each * workers < needed else { return [] }
    return [
      Diagnostic(
        "nginx's workers may have \(each * workers) connections (\(events?.position ?? file)), and "
          + "PLACARD_MAX_IN_FLIGHT=\(configuration.maximumInFlight) takes \(needed)",
        hint: "raise worker_connections, and with it worker_rlimit_nofile, or lower PLACARD_MAX_IN_FLIGHT")
    ]
  }
}
