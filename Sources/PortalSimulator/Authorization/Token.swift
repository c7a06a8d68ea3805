/// An OAuth 2 access token of one person, with its refresh token.
struct Token: Sendable {
  let access: String
  let refresh: String
  /// Whose rights it carries.
  let user: Int
  let scope: [String]
  var expires: Moment
  /// The refresh token has been exchanged.
  var isRefreshed = false

  init(user: Int, scope: [String], expires: Moment) {
    access = Self.random()
    refresh = Self.random()
    self.user = user
    self.scope = scope
    self.expires = expires
  }

  /// As long as a portal's: 70 hexadecimal digits.
  private static func random() -> String {
    let digits = (0..<5).map { _ in
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
    return String(digits.joined().prefix(70))
  }
}
