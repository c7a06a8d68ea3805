import Bitrix24

/// What an authorization server says of a token: whose it is, of which application, at which portal. Unlike anything in
/// a browser's form this can be trusted.
package struct TokenIntrospection: Hashable, Sendable {
  /// The application's.
  package let clientID: String
  /// The rights of the token.
  package let scope: [String]
  package let userID: Int
  package let installation: Installation

  /// The application at the portal.
  package struct Installation: Hashable, Sendable {
    /// Whether it has been completed.
    package let isInstalled: Bool
    /// `L` local, `F` free, `D` demo, `T` trial, `P` paid, `S` subscription; others may come.
    package let status: String
    /// The portal's host as the server knows it.
    package let domain: String
    package let memberID: String
    /// The portal's address: `client_endpoint`.
    package let portal: PortalAddress
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
