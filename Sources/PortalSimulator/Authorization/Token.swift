/// An OAuth 2 access token of one person, with its refresh token.
struct Token: Sendable {
  let access: String
  let refresh: String
  /// Whose rights it carries.
  let user: Int
  let scope: [String]
  /// Whether it belongs to an application, and not to an incoming webhook.
  var isApplication = true
  var expires: Moment
  /// The refresh token has been exchanged.
  var isRefreshed = false

  init(user: Int, scope: [String], expires: Moment) {
    // As long as a portal's.
    access = RandomDigits.hexadecimal(70)
    refresh = RandomDigits.hexadecimal(70)
    self.user = user
    self.scope = scope
    self.expires = expires
  }
}
