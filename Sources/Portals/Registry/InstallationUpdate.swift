import Bitrix24

/// What `ONAPPUPDATE` changes about a portal. What is `nil` stays as it is.
public struct InstallationUpdate: Sendable {
  public var applicationToken: Secret?
  public var scopes: ApplicationScopes?
  public var status: ApplicationStatus?
  public var version: Int64?

  public init(
    applicationToken: Secret? = nil, scopes: ApplicationScopes? = nil, status: ApplicationStatus? = nil,
    version: Int64? = nil
  ) {
    self.applicationToken = applicationToken
    self.scopes = scopes
    self.status = status
    self.version = version
  }
}
