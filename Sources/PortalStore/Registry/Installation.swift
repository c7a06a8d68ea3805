import Bitrix24

/// A proven installation of the application: what a portal is registered with.
public struct Installation: Sendable {
  public var memberID: MemberID
  /// The address that the authorization server named.
  public var address: PortalAddress
  /// `nil` where the portal sends none, and then one that is already known stays.
  public var applicationToken: Secret?
  public var scopes: ApplicationScopes
  public var status: ApplicationStatus?
  public var language: Language
  /// The id of the user who installed it, where known.
  public var userID: Int64?
  /// The application's version, where known.
  public var version: Int64?

  public init(
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
