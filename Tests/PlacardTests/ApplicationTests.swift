import Bitrix24
import HTTPMessage
import PortalStore
import ServerConfiguration
import TestSupport
import Testing

@testable import Placard

struct ApplicationTests {
  private let folder: TemporaryFolder
  private let application: Application
  private var configuration = Configuration()
  private static let accessToken = "4172bb6600705a0700005a4b00000001f0f107c42ca5bd5f61030c5d9c3e4d60d11b5a"

  init() throws {
    folder = TemporaryFolder()
    configuration.portals = [try #require(PortalPattern("acme.bitrix24.com"))]
    configuration.logFile = folder.file("log")
    configuration.state = folder.file("placard.sqlite")
    // A transport that leads nowhere: no test talks to a portal that exists.
    configuration.proxy = "http://127.0.0.1:9"
    let log = Log()
    try log.configure(configuration)
    application = Application(configuration, asksEarly: true, log: log)
  }

  private func post(_ domain: String = "acme.bitrix24.com", options: String = "{}") async -> Response {
    let query = "DOMAIN=\(domain)&PROTOCOL=1&LANG=de&APP_SID=588b8a98e848778a4ffb38fbcf70f2b9"
    let body = "AUTH_ID=\(Self.accessToken)&member_id=da45a03b265edd8787f8a258d793cc5d&PLACEMENT=CALL_CARD"
    return await application.respond(
      to: Request(
        method: .post,
        query: Array(query.utf8),
        contentType: "application/x-www-form-urlencoded",
        id: "7f3a9c04e1b2d865",
        body: .success(Array("\(body)&PLACEMENT_OPTIONS=\(options)".utf8))
      )
    )
  }

  @Test func `a request is one line, exactly as the contract has it`() async throws {
    let options = """
      {"CALL_ID":"externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778","PHONE_NUMBER":"%2B4930123456",\
      "CRM_ENTITY_TYPE":"COMPANY","CRM_ENTITY_ID":"17","CALL_DIRECTION":"incoming","CALL_STATE":"connected"}
      """
    let response = await post(options: options)
    let expected = """
      info request id=7f3a9c04e1b2d865 placement=CALL_CARD portal=acme.bitrix24.com member=da45a03b lang=de \
      direction=incoming state=connected phone=+49*****456 crm=COMPANY:17 \
      call=externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778 status=200 bytes=\(response.body.count) total_ms=
      """
    let lines = try folder.lines(of: "log")
    try #require(lines.count == 2)
    #expect(lines[0].dropFirst("2026-11-22T09:14:03.120Z ".count).hasPrefix(expected))
    #expect(lines[0].contains(/\stotal_ms=\d+\.\d$/))
  }

  @Test func `another configuration may have another registry`() async throws {
    #expect(await post("xxx.bitrix24.com").status == .forbidden)
    var other = configuration
    other.state = folder.file("other.sqlite")
    _ = try await PortalRegistry(path: other.state).register(
      Installation(
        memberID: #require(MemberID("da45a03b265edd8787f8a258d793cc5d")),
        address: #require(PortalAddress("xxx.bitrix24.com", isSecure: true)), applicationToken: nil,
        scopes: ApplicationScopes(""), status: nil, language: .english, userID: 1))
    application.update(other)
    #expect(await post("xxx.bitrix24.com").status == .ok)
    application.update(configuration)
    #expect(await post("xxx.bitrix24.com").status == .forbidden)
  }

  @Test func `a registry that cannot be read is in the log, and named portals are served`() async throws {
    var broken = configuration
    broken.state = try folder.write(String(repeating: "no database ", count: 100), to: "broken.sqlite")
    application.update(broken)
    #expect(try folder.lines(of: "log")[0].contains(" error registry error=\"the registry \(broken.state) is damaged"))
    #expect(await post().status == .ok)
  }

  @Test func `a refused request says why`() async throws {
    #expect(await post("evil.example").status == .forbidden)
    let line = try #require(folder.lines(of: "log").first)
    #expect(line.contains(" portal=evil.example "))
    #expect(line.contains(" reason=unknown_portal status=403 "))
  }

  @Test(arguments: ["evil.com%23", "a%0D%0AX:", "a%20b", "%C3%BC"])
  func `a domain that is none is not logged`(_ domain: String) async throws {
    #expect(await post(domain).status == .badRequest)
    let line = try #require(folder.lines(of: "log").first)
    #expect(!line.contains("portal="))
    #expect(line.contains(" reason=invalid_parameter parameter=DOMAIN status=400 "))
  }

  @Test(arguments: [
    #"{"PHONE_NUMBER":"%2B4930123456","CALL_ID":"a b%0Ac"}"#, #"{"PHONE_NUMBER":["%2B4930123456"]}"#,
    #"{"PHONE_NUMBER":"%2B4930123456""#, #"%2B4930123456"#, #"{"LINE_NUMBER":"%2B4930123456"}"#,
  ])
  func `neither a full number nor a token is logged`(_ options: String) async throws {
    #expect(await post(options: options).status == .ok)
    let text = try folder.text(of: "log")
    #expect(text.filter { $0 == "\n" }.count == 1)
    for secret in ["4930123456", "30123456", Self.accessToken, "588b8a98e848778a4ffb38fbcf70f2b9"] {
      #expect(!text.contains(secret))
    }
  }

  @Test func `a call id of any text stays one value of one line`() async throws {
    #expect(await post(options: #"{"CALL_ID":"a%20b\n2026 info request id=1 status=200 \"c\u00e9"}"#).status == .ok)
    let lines = try folder.lines(of: "log")
    try #require(lines.count == 2)
    #expect(lines[0].contains(#" call="a b\n2026 info request id=1 status=200 \"c\xc3\xa9" status=200 "#))
  }

  @Test func `a new configuration counts from the next request`() async throws {
    var configuration = Configuration()
    configuration.portals = [try #require(PortalPattern("evil.example"))]
    application.update(configuration)
    #expect(await post("evil.example").status == .ok)
    #expect(await post().status == .forbidden)
  }

  @Test func `a slow request matters more, and says where the time went`() async throws {
    var request = Request(path: "/health", id: "0123456789abcdef", arrival: .now - .seconds(3))
    request.receiveTime = .seconds(2)
    request.parseTime = .milliseconds(500)
    _ = await application.respond(to: request)
    let line = try #require(folder.lines(of: "log").first)
    #expect(line.contains("Z warning request id=0123456789abcdef method=GET path=/health status=200 bytes=3 "))
    #expect(line.contains(/\ total_ms=3\d\d\d\.\d slow=yes receive_ms=2000\.0 parse_ms=500\.0 answer_ms=5\d\d\.\d$/))
  }

  @Test func `what is slow changes with the configuration`() async throws {
    var configuration = Configuration()
    configuration.slowLog = .seconds(10)
    application.update(configuration)
    _ = await application.respond(to: Request(path: "/health", arrival: .now - .seconds(3)))
    let line = try #require(folder.lines(of: "log").first)
    #expect(line.contains("Z info request "))
    #expect(!line.contains("slow="))
  }

  @Test func `other requests have a line as well`() async throws {
    _ = await application.respond(to: Request(path: "/health", id: "0123456789abcdef"))
    let line = try #require(folder.lines(of: "log").first)
    #expect(line.contains("Z info request id=0123456789abcdef method=GET path=/health status=200 bytes=3 "))
    #expect(line.contains(/\ total_ms=\d+\.\d$/))
  }
}
