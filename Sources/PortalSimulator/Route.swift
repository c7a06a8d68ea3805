import HTTPMessage

/// What a request is for.
enum Route: Equatable {
  case file(BrowserFile)
  /// The client library, which is also a file but can be made to fail.
  case library
  /// A page of the portal's own, as a slider or a new tab opens it.
  case page(String)
  case control(ControlAction)
  case rest(String)
  case authorizationServer(AuthorizationService)
  /// A browser asks whether it may call REST from another origin.
  case preflight
  /// - Parameter allowed: for the `Allow` field.
  case methodNotAllowed(String)
  case unknown

  init(_ request: Request) {
    let path = request.path
    let isRead = request.method == .get || request.method == .head
    func reading(_ route: Route) -> Route { isRead ? route : .methodNotAllowed("GET, HEAD") }
    func calling(_ route: Route) -> Route {
      if request.method == .other("OPTIONS") { return .preflight }
      return isRead || request.method == .post ? route : .methodNotAllowed("GET, POST, OPTIONS")
    }

    if path == "/api/v1/" {
      self = reading(.library)
    } else if let file = BrowserFile(path: path) {
      self = reading(.file(file))
    } else if let action = ControlAction(path: path) {
      let isAllowed = isRead ? action.isReadable : request.method == .post && action.isWritable
      self = isAllowed ? .control(action) : .methodNotAllowed(action.allowedMethods)
    } else if let service = AuthorizationService(path: path) {
      self = calling(.authorizationServer(service))
    } else if path.hasPrefix("/rest/") {
      var method = path.dropFirst("/rest/".count)
      if method.hasSuffix("/") { method.removeLast() }
      self = calling(.rest(String(method.hasSuffix(".json") ? method.dropLast(5) : method)))
    } else if Self.pages.contains(where: path.hasPrefix) {
      self = reading(.page(String(path.prefix(300))))
    } else {
      self = .unknown
    }
  }

  private static let pages = ["/crm/", "/company/", "/marketplace/", "/workgroups/"]
}
