import Bitrix24
import Bitrix24REST
import HTML
import HTTPMessage
import PortalStore
import Synchronization
import TestSupport
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

/// A router at which portals install themselves: with a registry in a real file, and a stand-in for the portal and for
/// the authorization server.
struct InstallFixture {
  static let memberID = "da45a03b265edd8787f8a258d793cc5d"
  static let clientID = "local.65f1d0c8e4b7a4.92d2a3c6"
  static let address = PortalAddress("xxx.bitrix24.com", isSecure: true)!

  /// What a portal says that knows nothing of the application yet.
  static let blank = [
    "user.admin": "true", "placement.get": "[]", "event.get": "[]",
    "scope": #"["placement","telephony","crm","user_brief"]"#,
    "placement.bind": "true", "event.bind": "true",
  ]

  /// The registry's.
  final class Clock: Sendable {
    private let seconds = Atomic<Int64>(1_795_348_800)

    var now: Int64 { seconds.load(ordering: .relaxed) }
    func advance(days: Int64) { seconds.wrappingAdd(days * 86_400, ordering: .relaxed) }
  }

  let clock = Clock()
  let folder = TemporaryFolder()
  let registry: PortalRegistry
  let portal: CannedPortal
  let router: Router

  init(
    _ results: [String: String] = blank, errors: [String: String] = [:], clientID: String? = clientID,
    publicURL: String? = "https://placard.example.com/", portals: [PortalPattern] = [],
    placements: [PlacementCode] = [.callCard], choices: [PlacementChoice]? = nil
  ) {
    let registry = PortalRegistry(path: folder.registry, now: { [clock] in clock.now }, onLeft: { _ in })
    self.registry = registry
    portal = CannedPortal(results, errors: errors)
    portal.prove(Self.proof())
    let server = PortalAddress("oauth.bitrix.info", isSecure: true)!
    let oauth = OAuth(transport: portal, servers: [server], credentials: nil)
    var options = Router.Options(
      accessPolicy: AccessPolicy(portals: portals, applicationToken: nil, registry: registry), theme: .light,
      library: .bitrix24Library, basePath: "/", hasClientCredentials: true)
    options.parts = PartService(portal, confirmed: { registry.confirm(at: $0) })
    options.actions = ActionService(PortalClients(portal), timeout: .seconds(120))
    let installer = Installer(
      rest: RESTService(transport: portal, oauth: oauth),
      introspector: TokenIntrospector(oauth: oauth, clientID: clientID),
      registry: registry, accessPolicy: options.accessPolicy, publicURL: publicURL,
      placements: choices ?? placements.map(PlacementChoice.code),
      onFailure: { _ in })
    var services = WidgetCatalog.Services.recorded
    options.installer = installer
    services.installer = installer
    router = Router(options, catalog: .standard(services))
  }

  /// What the authorization server says of the token.
  static func proof(
    client: String = clientID, member: String = memberID, endpoint: String = "https://xxx.bitrix24.com/rest/",
    isInstalled: Bool = true
  ) -> String {
    """
    {"result":{"client_id":"\(client)","scope":"placement,telephony,crm","user_id":7,\
    "install":{"installed":\(isInstalled),"status":"L","domain":"xxx.bitrix24.com","member_id":"\(member)","client_endpoint":"\(endpoint)"}}}
    """
  }

  /// The first command of a pattern in the batch that changes something, as text.
  func change(_ pattern: String, request: Int = 1) -> String? {
    portal.commands(of: request, pattern).first.map {
      String(decoding: FormFields(urlEncoded: "\($0)".utf8).plain, as: UTF8.self)
    }
  }

  /// The administrator opens the installation page.
  func install(_ changes: [String: String?] = [:], from client: ClientAddress = .unknown) async -> HandledRequest {
    let defaults: [String: String?] = [
      "PLACEMENT": "DEFAULT", "APPLICATION_TOKEN": "51856fefc120afa4", "PLACEMENT_OPTIONS": nil,
    ]
    var request = Request.widget(defaults.merging(changes) { $1 }, path: "/install")
    request.client = client
    return await router.answer(request)
  }

  /// The portal's server tells something.
  func event(
    _ name: String, path: String = "/event", _ changes: [String: String?] = [:], from client: ClientAddress = .unknown
  ) async -> HandledRequest {
    var fields: [String: String?] = [
      "event": name, "data[VERSION]": "1", "data[LANGUAGE_ID]": "de", "auth[access_token]": Portal.accessToken,
      "auth[domain]": "xxx.bitrix24.com", "auth[client_endpoint]": "https://xxx.bitrix24.com/rest/",
      "auth[server_endpoint]": "https://oauth.bitrix.info/rest/", "auth[member_id]": Self.memberID,
      "auth[application_token]": "51856fefc120afa4", "auth[status]": "L",
    ]
    for (name, value) in changes { fields[name] = value }
    let form = fields.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: "&")
    return await router.answer(
      Request(
        method: .post, path: path, contentType: Request.formType, id: Portal.requestID,
        body: .success(Array(form.utf8)), client: client))
  }

  /// The portal opens a call card.
  func card(_ changes: [String: String?] = [:]) async -> HandledRequest { await router.answer(.widget(changes)) }

  var registered: InstalledPortal? { MemberID(Self.memberID).flatMap { registry.portal(member: $0) } }
}

extension FormFields {
  /// The fields without any encoding.
  fileprivate var plain: [UInt8] {
    Array(all.map { $1.isEmpty ? $0 : "\($0)=\($1)" }.joined(separator: "&").utf8)
  }
}
