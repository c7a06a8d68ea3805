import HTTPMessage

/// What a request asks for, by its method and path.
package enum Endpoint {
  /// A portal opens a widget.
  case widget
  /// The application is to be installed: an administrator opens the page for that, or the portal's server reports it.
  case installation
  /// A portal's server tells what has happened to the application.
  case event
  /// A person opens one of these addresses in a browser, or the partners' area checks it; so does a portal for
  /// `BI_ANALYTICS_MENU`, without any data.
  case landing
  /// A file that pages refer to, by its name below the folder of all assets.
  case asset(String)
  /// The web server or a monitor asks whether the program answers.
  case health
  /// Somebody on this machine asks how this instance is.
  case status
  /// Prometheus asks, or its agent on this machine.
  case metrics

  /// - Parameter basePath: the path under which the program is reached, starting and ending with `/`.
  package init(_ request: Request, basePath: String) throws(RequestError) {
    // The handler's address may have been registered without its last slash.
    let path = request.path == basePath.dropLast() ? basePath : request.path
    guard path.hasPrefix(basePath) else { throw .unknownPath }
    switch path.dropFirst(basePath.count) {
    case "": self = try Self.form(.widget, request)
    case "install": self = try Self.form(.installation, request)
    case "event": self = try Self.form(.event, request)
    case "health":
      try Self.requireReading(request)
      self = .health
    case "status":
      guard request.isLocal else { throw .notLocal }
      try Self.requireReading(request)
      self = .status
    case "metrics":
      guard request.isLocal else { throw .notLocal }
      try Self.requireReading(request)
      self = .metrics
    case let rest where rest.hasPrefix("assets/"):
      self = .asset(String(rest.dropFirst("assets/".count)))
    default:
      throw .unknownPath
    }
  }

  /// Where portals post forms. The partners' area looks whether there is a page, and so may a person.
  private static func form(_ route: Endpoint, _ request: Request) throws(RequestError) -> Endpoint {
    if request.method == .post { return route }
    try requireReading(request, allowed: "GET, HEAD, POST")
    return .landing
  }

  static func requireReading(_ request: Request, allowed: StaticString = "GET, HEAD") throws(RequestError) {
    guard request.method == .get || request.method == .head else {
      throw .wrongMethod(allowed: allowed.description)
    }
  }
}
