/// The access tokens that the portal has given out, the newest of them.
struct Tokens: Sendable {
  /// Beyond that the oldest is forgotten, as if it had never been.
  static let capacity = 1000
  static let lifetime = 3600

  private(set) var all: [Token] = []

  /// Gives a person a token and the means to renew it.
  mutating func issue(user: Int, scope: [String], now: Moment) -> Token {
    if all.count == Self.capacity { all.removeFirst() }
    let token = Token(user: user, scope: scope, expires: now.adding(seconds: Self.lifetime))
    all.append(token)
    return token
  }

  func token(access: String) -> Token? {
    all.first { $0.access == access }
  }

  /// Exchanges a refresh token, which works once, for a new pair.
  mutating func refresh(_ refresh: String, now: Moment) -> Token? {
    guard let index = all.firstIndex(where: { $0.refresh == refresh && !$0.isRefreshed }) else { return nil }
    all[index].isRefreshed = true
    return issue(user: all[index].user, scope: all[index].scope, now: now)
  }

  /// Ends a token's life before its time.
  ///
  /// - Returns: whether there is such a token.
  mutating func expire(access: String, now: Moment) -> Bool {
    guard let index = all.firstIndex(where: { $0.access == access }) else { return false }
    all[index].expires = now
    return true
  }
}
