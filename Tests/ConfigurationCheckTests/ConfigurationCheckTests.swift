import Bitrix24
import Glibc
import HTML
import PortalStore
import ServerConfiguration
import TestSupport
import Testing

@testable import ConfigurationCheck

struct ConfigurationCheckTests {
  private let folder: TemporaryFolder
  /// With nothing to be found.
  private var configuration = Configuration()

  init() throws {
    folder = TemporaryFolder()
    configuration.publicURL = PublicURL("https://widgets.example.com/")
    configuration.portals = [try #require(PortalPattern("acme.bitrix24.com"))]
    configuration.applicationToken = ApplicationToken("51856fefc120afa4")
    configuration.clientID = "local.1"
    configuration.clientSecret = Secret("secret")
    configuration.state = folder.file("placard.sqlite")
  }

  private func check(
    socket: String? = nil, descriptors: Int = 100_000, _ results: [String: NameLookup.Result]? = nil
  ) -> [String] {
    var check = ConfigurationCheck(
      configuration, hasPage: { $0 == .callCard }, descriptors: descriptors, socket: socket ?? folder.file("s"))
    if let results {
      check.lookUp = { names in
        Dictionary(uniqueKeysWithValues: Set(names).map { ($0, results[$0] ?? .found) })
      }
    }
    return check.diagnostics.map(\.description)
  }

  @Test func `finds nothing where all is well`() {
    #expect(check() == [])
    #expect(check([:]) == [])
  }

  @Test mutating func `every diagnostic is one line that says what to do`() throws {
    configuration = Configuration()
    configuration.state = folder.file("none/placard.sqlite")
    configuration.logFile = folder.file("none/log")
    configuration.authorities = folder.file("none.pem")
    configuration.library = try #require(WebURL(configured: "http://api.example.com/"))
    let diagnostics = check(socket: folder.file("none/s"), descriptors: 100)
    #expect(diagnostics.count == 8)
    for diagnostic in diagnostics {
      #expect(diagnostic.contains(/^(warning|error): .+; .+$/), "\(diagnostic)")
    }
  }

  @Test func `says what the server lacks for asking portals`() {
    var check = ConfigurationCheck(
      configuration, hasPage: { $0 == .callCard }, descriptors: 100_000, socket: folder.file("s"))
    check.loadFailure = { "libcurl.so.4: cannot open shared object file: No such file or directory" }
    let diagnostic =
      "warning: no portal can be asked: libcurl.so.4: cannot open shared object file: No such file or directory; "
      + "install libcurl 4, 7.87.0 or newer, with TLS"
    #expect(check.diagnostics.map(\.description) == [diagnostic])
  }

  // MARK: - Public address

  @Test(arguments: [
    ("https://Widgets.example.com/", "capital letters in its host Widgets.example.com"),
    ("https://widgets/", "has no dot in its host widgets"),
    ("https://10.1.2.3/", "10.1.2.3 is at an address of a private"),
    ("https://[2a00:1450::1]:8443/", "has no dot in its host [2a00:1450::1]"),
    ("http://127.0.0.1/", "(Local Network Access)"),
  ])
  mutating func `an address that portals or browsers do not take is told`(_ url: String, _ words: String) {
    configuration.publicURL = PublicURL(url)
    #expect(check().count == 1)
    #expect(check().first?.contains(words) == true)
  }

  @Test(arguments: ["https://widgets.example.com/App", "https://8.8.8.8/"])
  mutating func `other addresses are fine`(_ url: String) {
    configuration.publicURL = PublicURL(url)
    #expect(check() == [])
  }

  @Test func `a name in a private network is told where names are looked up`() {
    var check = ConfigurationCheck(
      configuration, hasPage: { $0 == .callCard }, descriptors: 100_000, socket: folder.file("s"))
    check.isPrivateName = { $0 == "widgets.example.com" }
    #expect(check.diagnostics.count == 1)
    #expect(check.diagnostics.first?.message.contains("widgets.example.com is at an address of a private") == true)
  }

  // MARK: - Application token

  @Test mutating func `a placeholder for the application token is told, with what to do`() {
    configuration.applicationToken = ApplicationToken("unknown")
    #expect(check().count == 1)
    #expect(check().first?.contains("no APPLICATION_TOKEN came") == true)
  }

  @Test mutating func `named portals of which no application token is known are told`() throws {
    configuration.applicationToken = nil
    configuration.portals.append(try #require(PortalPattern("*.example.com")))
    #expect(check().count == 1)
    #expect(check().first?.contains("PLACARD_PORTALS names acme.bitrix24.com, *.example.com, of which") == true)
    configuration.portals = []
    #expect(check() == [])
  }

  // MARK: - Portals

  @Test(arguments: [
    "*.com", "*.bitrix24.com", "*.bitrix24.de", "*.bitrix24.com.br", "http://*.com", "*.co.uk", "*.com.br",
    "*.com:8443",
  ])
  mutating func `a pattern that strangers fit is too wide`(_ pattern: String) throws {
    configuration.portals = [try #require(PortalPattern(pattern))]
    #expect(check().count == 1)
    #expect(check().first?.contains(pattern) == true)
  }

  @Test(arguments: ["*.example.com", "*.portals.example.co.uk", "com.example", "bitrix24.example", "*.co.example.com"])
  mutating func `other patterns are not`(_ pattern: String) throws {
    configuration.portals = [try #require(PortalPattern(pattern))]
    #expect(check() == [])
  }

  @Test mutating func `no portals are named where all of them install the application`() {
    configuration.portals = []
    #expect(check() == [])
  }

  @Test mutating func `without portals and without installing all are refused`() {
    configuration.portals = []
    configuration.publicURL = nil
    #expect(check().count == 2)
    #expect(check().last?.contains("PLACARD_PORTALS is empty") == true)
  }

  @Test mutating func `a placement without a page is told`() {
    configuration.placements = [
      .group(.desk), .code(.callCard), .code(PlacementCode("CALL_CARDS")), .code(PlacementCode("CRM_LEAD_DETAIL_TAB")),
    ]
    #expect(check().count == 2)
    #expect(check().first?.contains("PLACARD_PLACEMENTS has CALL_CARDS, for which there is no page") == true)
  }

  // MARK: - Names

  @Test func `names that there are not are told, once each`() {
    let found = check(["widgets.example.com": .unknown, "acme.bitrix24.com": .unknown])
    #expect(found.count == 2)
    #expect(found.first?.hasPrefix("warning: PLACARD_PUBLIC_URL: there is no host widgets.example.com") == true)
    #expect(found.last?.hasPrefix("warning: PLACARD_PORTALS: there is no host acme.bitrix24.com") == true)
  }

  @Test func `names about which nothing is known are told together`() {
    let found = check(["widgets.example.com": .undecided, "acme.bitrix24.com": .undecided])
    #expect(found.count == 1)
    #expect(found.first?.contains("for acme.bitrix24.com, widgets.example.com;") == true)
  }

  @Test mutating func `neither numbers nor wildcards are looked up, nor portals behind a proxy`() throws {
    configuration.publicURL = PublicURL("https://192.0.2.1/")
    let entries = ["192.0.2.10", "[2001:db8::1]", "*.example.com", "portal.example.net:8443"]
    configuration.portals = try entries.map { try #require(PortalPattern($0)) }
    let all: [String: NameLookup.Result] = ["portal.example.net": .unknown, "example.com": .unknown]
    #expect(check(all).count == 1)
    configuration.proxy = "http://127.0.0.1:9"
    #expect(check(all) == [])
  }

  // MARK: - The application

  @Test mutating func `one of id and secret is too little`() {
    configuration.clientSecret = nil
    #expect(check().map { $0.prefix(30) } == ["warning: PLACARD_CLIENT_SECRET"])
    configuration.clientID = nil
    #expect(check().count == 1)
    configuration.clientSecret = Secret("secret")
    #expect(check().map { $0.prefix(26) } == ["warning: PLACARD_CLIENT_ID"])
  }

  @Test(arguments: [
    ("https://api.example.com/", 0), ("http://127.0.0.1:8080/", 0), ("http://localhost/", 0),
    ("http://api.example.com/", 1),
  ])
  mutating func `the library comes over TLS`(_ url: String, _ count: Int) throws {
    configuration.library = try #require(WebURL(configured: url))
    #expect(check().count == count)
  }

  @Test mutating func `what this version has no use for yet is told`() {
    configuration.unusedKeys = ["PLACARD_ALLOWED_CLIENTS", "PLACARD_REST_LOG"]
    #expect(check().count == 2)
    #expect(check().first?.hasPrefix("warning: PLACARD_ALLOWED_CLIENTS is set, and this version does not use") == true)
    #expect(check().first?.hasSuffix("; let a firewall keep others from the address of serve --listen") == true)
    #expect(
      check().last?.hasPrefix("warning: PLACARD_REST_LOG is set, and this version does not use it yet; ") == true)
  }

  // MARK: - Files

  @Test func `the socket's folder has to be there`() {
    #expect(check(socket: folder.file("none/s")).count == 1)
  }

  @Test mutating func `the registry's folder has to be there`() {
    configuration.state = folder.file("none/placard.sqlite")
    let found = check()
    #expect(found.count == 1)
    #expect(found.first?.contains("its folder does not exist") == true)
    configuration.clientID = nil
    configuration.clientSecret = nil
    #expect(check().map { $0.prefix(26) } == ["warning: PLACARD_CLIENT_ID"])
  }

  @Test mutating func `a registry that is none is told`() throws {
    configuration.state = try folder.write(String(repeating: "no database, ", count: 100), to: "state")
    let found = check()
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("warning: PLACARD_STATE: the registry ") == true)
  }

  @Test mutating func `looking makes no file`() {
    _ = check([:])
    #expect(access(configuration.state, F_OK) != 0)
  }

  @Test mutating func `a log file that cannot be opened stops the start`() {
    configuration.logFile = folder.file("none/log")
    #expect(check().map { $0.prefix(24) } == ["error: PLACARD_LOG_FILE:"])
    configuration.logFile = folder.file("log")
    #expect(check() == [])
  }

  @Test mutating func `a file of authorities has to be there`() {
    configuration.authorities = folder.file("none.pem")
    #expect(check().map { $0.prefix(25) } == ["warning: PLACARD_CA_FILE:"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
  mutating func `folders of others are told`() {
    configuration.logFile = "/log"
    configuration.state = "/placard.sqlite"
    #expect(check(socket: "/s").count == 3)
  }

  // MARK: - Limits

  @Test mutating func `a card that waits takes two descriptors`() {
    configuration.maximumInFlight = 1000
    configuration.threads = 4
    #expect(check(descriptors: 2080) == [])
    #expect(check(descriptors: 2079).count == 1)
  }
}
