/// What the authorization server does. In the world it is another host; here it shares the portal's.
enum AuthorizationService: String {
  /// Renews tokens.
  case token = "/oauth/token/"
  /// Says whose a token is, and of which application. The portal's own method of that name, which answers something
  /// else, is at `/rest/app.info.json` and in batches.
  case applicationInfo = "/rest/app.info"

  /// A slash may follow the method's name, as behind every other.
  init?(path: String) {
    self.init(rawValue: path == Self.applicationInfo.rawValue + "/" ? Self.applicationInfo.rawValue : path)
  }
}
