import Bitrix24

/// A proven installation of the application: what a portal is registered with.
package struct Installation: Sendable {
  /// The portal's permanent id.
  package var memberID: MemberID
  /// The address that the authorization server named.
  package var address: PortalAddress
  /// `nil` where the portal sends none, and then one that is already known stays.
  package var applicationToken: Secret?
  /// The application's permissions.
  package var scopes: ApplicationScopes
  /// `nil` where the portal does not say.
  package var status: ApplicationStatus?
  /// Of whoever installs it.
  package var language: Language
  /// The id of the user who installed it, where known.
  package var userID: Int64?
  /// The application's version, where known.
  package var version: Int64?

  /// What was proven, and what was sent with it.
  package init(
    memberID: MemberID, address: PortalAddress, applicationToken: Secret?, scopes: ApplicationScopes,
    status: ApplicationStatus?, language: Language, userID: Int64?, version: Int64? = nil
  ) {
    self.memberID = memberID
    self.address = address
    self.applicationToken = applicationToken
    self.scopes = scopes
    self.status = status
    self.language = language
    self.userID = userID
    self.version = version
  }
}
