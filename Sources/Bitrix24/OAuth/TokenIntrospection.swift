/// What an authorization server says of a token: whose it is, of which application, at which portal. Unlike anything in
/// a browser's form this can be trusted.
public struct TokenIntrospection: Hashable, Sendable {
  /// The application's.
  public let clientID: String
  /// The rights of the token.
  public let scope: [String]
  public let userID: Int
  public let installation: Installation

  /// The application at the portal.
  public struct Installation: Hashable, Sendable {
    /// Whether it has been completed.
    public let isInstalled: Bool
    /// `L` local, `F` free, `D` demo, `T` trial, `P` paid, `S` subscription; others may come.
    public let status: String
    /// The portal's host as the server knows it.
    public let domain: String
    public let memberID: String
    /// The portal's address: `client_endpoint`.
    public let portal: PortalAddress
  }

  /// - Returns: `nil` if something is missing that makes it a proof.
  init?(_ result: JSONValue) {
    guard let clientID = result["client_id"]?.nonEmptyText, let userID = result["user_id"]?.integer,
      let install = result["install"], let memberID = install["member_id"]?.nonEmptyText,
      let portal = install["client_endpoint"]?.text.flatMap({ PortalAddress.split(url: $0) })?.address
    else { return nil }
    self.clientID = clientID
    self.userID = userID
    scope = (result["scope"]?.text ?? "").split(separator: ",").map(String.init)
    installation = Installation(
      isInstalled: install["installed"]?.flag ?? false, status: install["status"]?.text ?? "",
      domain: install["domain"]?.text ?? "", memberID: memberID, portal: portal)
  }
}
