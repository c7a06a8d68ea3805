import Bitrix24
import HTTPMessage

/// What somebody says who wants the application installed: believed once it is proven.
struct InstallationRequest: Sendable {
  let portal: PortalAddress
  let memberID: MemberID
  let accessToken: Secret?
  let serverEndpoint: String?
  /// What the portal will send with every call from now on.
  let applicationToken: Secret?
  /// Of the portal.
  let language: Language
  /// Of the application, where the portal told it.
  let version: Int?
  /// Where it came from.
  let client: ClientAddress

  /// The administrator has opened the installation page.
  init(_ call: PlacementCall, from client: ClientAddress) {
    portal = call.portal
    memberID = call.memberID
    accessToken = call.accessToken
    serverEndpoint = call.serverEndpoint
    applicationToken = call.applicationToken
    language = call.language
    version = nil
    self.client = client
  }

  /// The portal's server reports an installation or an update.
  init(_ event: AppEvent, _ authorization: AppEvent.Authorization, from client: ClientAddress) {
    portal = authorization.portal
    memberID = authorization.memberID
    accessToken = authorization.accessToken
    serverEndpoint = authorization.serverEndpoint
    applicationToken = authorization.applicationToken
    language = event.language ?? .english
    version = event.version
    self.client = client
  }
}
