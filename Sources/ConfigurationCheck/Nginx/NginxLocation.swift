/// A place in nginx's configuration that passes requests on, with all that it inherits.
struct NginxLocation {
  /// The blocks that it is in, from the outermost to its own.
  let blocks: [[NginxDirective]]
  /// Of its own `fastcgi_pass`.
  let pass: NginxDirective
  /// The server's that it is in.
  let server: NginxDirective
  /// What the location is for, as `= /` or `/widgets/`.
  let match: [String]

  /// The places whose requests go somewhere.
  static func all(in directives: [NginxDirective]) -> [NginxLocation] {
    directives.filter { $0.name == "http" }.flatMap { http in
      http.children("server").flatMap { server in
        within(server, [directives, http.block ?? []], server: server, match: [])
      }
    }
  }

  private static func within(
    _ directive: NginxDirective, _ outer: [[NginxDirective]], server: NginxDirective, match: [String]
  ) -> [NginxLocation] {
    let blocks = outer + [directive.block ?? []]
    let own = directive.children("fastcgi_pass").map {
      NginxLocation(blocks: blocks, pass: $0, server: server, match: match)
    }
    let inner = ["location", "if", "limit_except"].flatMap { directive.children($0) }
    return own
      + inner.flatMap { within($0, blocks, server: server, match: $0.name == "location" ? $0.arguments : match) }
  }

  /// The directives of a name that hold here. Those of an inner block replace those of the outer ones, all of them.
  func all(_ name: String) -> [NginxDirective] {
    for block in blocks.reversed() {
      let found = block.filter { $0.name == name }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The first argument of a directive that holds here.
  func value(_ name: String) -> String? {
    all(name).last?.arguments.first
  }

  /// How well it fits a path: the better one gets a request. Regular expressions come last, since they are not tried here.
  ///
  /// https://nginx.org/en/docs/http/ngx_http_core_module.html#location
  func fit(of path: String) -> Int? {
    guard let pattern = match.last else { return 0 }
    switch match.first {
    case "=": return pattern == path ? .max : nil
    case "~", "~*": return 0
    default: return path.hasPrefix(pattern) ? pattern.utf8.count : nil
    }
  }

  /// Whether only this machine reaches the server.
  var isLocal: Bool {
    let addresses = server.children("listen").compactMap(\.arguments.first)
    let near = ["127.", "[::1]", "localhost", "unix:"]
    return !addresses.isEmpty && addresses.allSatisfy { address in near.contains { address.hasPrefix($0) } }
  }

  /// Whether the server takes requests for a host, as far as its names tell.
  ///
  /// https://nginx.org/en/docs/http/server_names.html
  func answers(for host: String) -> Bool {
    let names = server.children("server_name").flatMap(\.arguments).filter { $0 != "_" && !$0.isEmpty }
    return names.isEmpty
      || names.contains { name in
        let name = name.lowercased()
        if name.hasPrefix("~") { return true }
        if name.hasPrefix("*.") { return host.hasSuffix(name.dropFirst()) }
        if name.hasPrefix(".") { return host.hasSuffix(name) || host == name.dropFirst() }
        if name.hasSuffix(".*") { return host.hasPrefix(name.dropLast()) }
        return name == host
      }
  }
}
