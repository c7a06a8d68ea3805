import Bitrix24
import Testing

@testable import ServerConfiguration

struct ConfigurationKeyTests {
  /// The keys of the architecture's table, in its order, with their defaults.
  private static let table: KeyValuePairs = [
    "PLACARD_PUBLIC_URL": "", "PLACARD_PORTALS": "", "PLACARD_APPLICATION_TOKEN": "", "PLACARD_CLIENT_ID": "",
    "PLACARD_CLIENT_SECRET": "", "PLACARD_OAUTH_SERVERS": "https://oauth.bitrix.info,https://oauth.bitrix24.tech",
    "PLACARD_BX24_JS": "https://api.bitrix24.com/api/v1/", "PLACARD_STATE": "/var/lib/placard/placard.sqlite",
    "PLACARD_CLIENT_SECRET_FILE": "", "PLACARD_STATE_PASSWORD_FILE": "", "PLACARD_ALLOWED_CLIENTS": "",
    "PLACARD_SECRET_KEY": "", "PLACARD_REST_TIMEOUT": "4s", "PLACARD_ACTION_TIMEOUT": "12s", "PLACARD_REST_LOG": "off",
    "PLACARD_IO_TIMEOUT": "10s", "PLACARD_PROXY": "",
    "PLACARD_CA_FILE": "", "PLACARD_PRIVATE_NETWORKS": "", "PLACARD_MAX_BODY": "64KiB",
    "PLACARD_THREADS": "2 × cores", "PLACARD_MAX_IN_FLIGHT": "1024", "PLACARD_KEEP_CONNECTIONS": "off",
    "PLACARD_SOCKET_MODE": "0660", "PLACARD_SOCKET_GROUP": "", "PLACARD_THEME": "light",
    "PLACARD_LOG_LEVEL": "info", "PLACARD_LOG_FORMAT": "logfmt", "PLACARD_LOG_FILE": "", "PLACARD_SLOW_LOG": "1s",
    "PLACARD_PLACEMENTS": "card",
  ]

  private static let token = String(repeating: "0aF9", count: 16)

  static let good: [(key: String, value: String)] = [
    ("PLACARD_PUBLIC_URL", "https://widgets.example.com/placard/"), ("PLACARD_PUBLIC_URL", "https://example.com"),
    ("PLACARD_PUBLIC_URL", "http://127.0.0.1:8080/"),
    ("PLACARD_PUBLIC_URL", "https://example.com:8443/a-b/c.d_e~f"),
    ("PLACARD_PORTALS", "acme.bitrix24.com, *.example.com,http://intranet:8080,"), ("PLACARD_PORTALS", "[2001:db8::1]"),
    ("PLACARD_APPLICATION_TOKEN", "51856fefc120afa4b628cc82d3935cce"),
    ("PLACARD_APPLICATION_TOKEN", "sha256:" + token), ("PLACARD_CLIENT_ID", "local.0123456789abcd.01234567"),
    ("PLACARD_CLIENT_SECRET", "any text"), ("PLACARD_OAUTH_SERVERS", "https://oauth.bitrix.info"),
    ("PLACARD_BX24_JS", "https://cdn.example.com/api.js"), ("PLACARD_STATE", "/tmp/placard.sqlite"),
    // Any file of one line.
    ("PLACARD_CLIENT_SECRET_FILE", "/proc/sys/kernel/ostype"),
    ("PLACARD_STATE_PASSWORD_FILE", "/run/credentials/placard.service/password"),
    ("PLACARD_ALLOWED_CLIENTS", "192.0.2.1, 10.0.0.0/8,2001:db8::1,fd00::/8"), ("PLACARD_REST_LOG", "off"),
    ("PLACARD_REST_LOG", "/var/log/placard/rest.log"),
    ("PLACARD_SECRET_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), ("PLACARD_REST_TIMEOUT", "500ms"),
    ("PLACARD_ACTION_TIMEOUT", "30s"),
    ("PLACARD_IO_TIMEOUT", "2m"), ("PLACARD_PROXY", "http://proxy.example.com:3128"),
    ("PLACARD_CA_FILE", "/etc/ssl/own.pem"), ("PLACARD_PRIVATE_NETWORKS", "10.0.0.0/8,127.0.0.0/8, fd00::/8"),
    ("PLACARD_MAX_BODY", "1MiB"), ("PLACARD_MAX_BODY", "131072"), ("PLACARD_THREADS", "8"),
    ("PLACARD_MAX_IN_FLIGHT", "2048"), ("PLACARD_KEEP_CONNECTIONS", "on"), ("PLACARD_SOCKET_MODE", "0666"),
    ("PLACARD_SOCKET_MODE", "600"), ("PLACARD_SOCKET_GROUP", "root"), ("PLACARD_SOCKET_GROUP", "33"),
    ("PLACARD_THEME", "dark"), ("PLACARD_THEME", "auto"), ("PLACARD_LOG_LEVEL", "debug"),
    ("PLACARD_LOG_LEVEL", "warning"), ("PLACARD_LOG_LEVEL", "error"), ("PLACARD_LOG_FORMAT", "json"),
    ("PLACARD_LOG_FILE", "/var/log/placard/placard.log"), ("PLACARD_SLOW_LOG", "250ms"),
    ("PLACARD_PLACEMENTS", "CALL_CARD,CRM_DEAL_DETAIL_TAB"), ("PLACARD_PLACEMENTS", "market"),
    ("PLACARD_PLACEMENTS", "card, tabs,report,desk,CRM_DEAL_LIST_MENU"),
  ]

  static let bad: [(key: String, value: String)] = [
    ("PLACARD_PUBLIC_URL", "http://widgets.example.com/"), ("PLACARD_PUBLIC_URL", "widgets.example.com"),
    ("PLACARD_PUBLIC_URL", "http://127.0.0.1.example.com/"),
    ("PLACARD_PUBLIC_URL", "https://example.com/?a=b"), ("PLACARD_PUBLIC_URL", "https://example.com/#a"),
    ("PLACARD_PUBLIC_URL", "https://example.com//"), ("PLACARD_PUBLIC_URL", "https://u:p@example.com/"),
    ("PLACARD_PUBLIC_URL", "https:///"), ("PLACARD_PUBLIC_URL", "https://example.com/a b"),
    ("PLACARD_PORTALS", "acme.bitrix24.com evil"), ("PLACARD_PORTALS", "*"), ("PLACARD_PORTALS", "a.*.com"),
    ("PLACARD_PORTALS", "acme.bitrix24.com/"), ("PLACARD_PORTALS", "ftp://acme.bitrix24.com"),
    ("PLACARD_APPLICATION_TOKEN", "sha256:abc"), ("PLACARD_APPLICATION_TOKEN", "sha256:"),
    ("PLACARD_OAUTH_SERVERS", "oauth.bitrix.info"), ("PLACARD_BX24_JS", "//api.bitrix24.com"),
    ("PLACARD_BX24_JS", "https://api.bitrix24.com; script-src *"), ("PLACARD_STATE", "placard.sqlite"),
    ("PLACARD_CLIENT_SECRET_FILE", "secret"), ("PLACARD_CLIENT_SECRET_FILE", "/nowhere/secret"),
    ("PLACARD_CLIENT_SECRET_FILE", "/"), ("PLACARD_CLIENT_SECRET_FILE", "/dev/null"),
    ("PLACARD_CLIENT_SECRET_FILE", "/dev/zero"), ("PLACARD_STATE_PASSWORD_FILE", "password"),
    ("PLACARD_ALLOWED_CLIENTS", "web1.example.com"), ("PLACARD_ALLOWED_CLIENTS", "10.1.2.3/8"),
    ("PLACARD_ALLOWED_CLIENTS", "192.0.2.1:9000"), ("PLACARD_ALLOWED_CLIENTS", "192.0.2.1 192.0.2.2"),
    ("PLACARD_REST_LOG", "rest.log"), ("PLACARD_REST_LOG", "on"),
    ("PLACARD_SECRET_KEY", "short"), ("PLACARD_SECRET_KEY", String(repeating: "A", count: 44)),
    ("PLACARD_REST_TIMEOUT", "4"), ("PLACARD_REST_TIMEOUT", "0s"), ("PLACARD_ACTION_TIMEOUT", "soon"),
    ("PLACARD_IO_TIMEOUT", "-1s"),
    ("PLACARD_IO_TIMEOUT", "1.5s"), ("PLACARD_IO_TIMEOUT", "10 s"), ("PLACARD_PROXY", "proxy:3128"),
    ("PLACARD_CA_FILE", "own.pem"), ("PLACARD_PRIVATE_NETWORKS", "10.0.0.0"),
    ("PLACARD_PRIVATE_NETWORKS", "10.0.0.0/33"), ("PLACARD_PRIVATE_NETWORKS", "fd00::/129"),
    ("PLACARD_PRIVATE_NETWORKS", "intranet/8"), ("PLACARD_PRIVATE_NETWORKS", "10.0.0.0/8;10.0.0.0/8"),
    ("PLACARD_MAX_BODY", "64KB"), ("PLACARD_MAX_BODY", "0"), ("PLACARD_MAX_BODY", "9223372036854775807MiB"),
    ("PLACARD_MAX_BODY", "1GiB"), ("PLACARD_THREADS", "0"), ("PLACARD_THREADS", "many"),
    ("PLACARD_THREADS", "100000"), ("PLACARD_MAX_IN_FLIGHT", "0"), ("PLACARD_KEEP_CONNECTIONS", "yes"),
    ("PLACARD_SOCKET_MODE", "0888"), ("PLACARD_SOCKET_MODE", "1777"), ("PLACARD_SOCKET_MODE", "rw-rw----"),
    ("PLACARD_SOCKET_GROUP", "no-such-group-here"), ("PLACARD_THEME", "Light"), ("PLACARD_LOG_LEVEL", "verbose"),
    ("PLACARD_LOG_FORMAT", "xml"), ("PLACARD_LOG_FILE", "placard.log"), ("PLACARD_SLOW_LOG", "1h"),
    ("PLACARD_PLACEMENTS", "call card"), ("PLACARD_PLACEMENTS", "tab"), ("PLACARD_PLACEMENTS", "Card"),
    ("PLACARD_PLACEMENTS", "CALL_CARD,<b>"),
  ]

  @Test func `the keys and defaults are those of the documentation`() {
    #expect(ConfigurationKey.all.map(\.name) == Self.table.map(\.key))
    #expect(ConfigurationKey.all.map(\.defaultText) == Self.table.map(\.value))
  }

  @Test(
    arguments: [
      ("card", [.group(.card)]), ("market", [.group(.card), .group(.tabs), .group(.report), .group(.desk)]),
      ("tabs, CALL_CARD", [.group(.tabs), .code(.callCard)]),
    ] as [(String, [PlacementChoice])])
  func `placements are chosen by groups and by codes`(_ value: String, _ choices: [PlacementChoice]) throws {
    var configuration = Configuration()
    #expect(configuration.placements == [.group(.card)])
    try #require(ConfigurationKey.named("PLACARD_PLACEMENTS")).apply(value, &configuration)
    #expect(configuration.placements == choices)
  }

  @Test func `tokens and keys are secrets, and nothing else`() {
    let secrets = ["PLACARD_APPLICATION_TOKEN", "PLACARD_CLIENT_SECRET", "PLACARD_SECRET_KEY"]
    #expect(ConfigurationKey.all.filter(\.isSecret).map(\.name) == secrets)
  }

  @Test(arguments: good)
  func `takes a good value`(_ key: String, _ value: String) throws {
    var configuration = Configuration()
    try #require(ConfigurationKey.named(key)).apply(value, &configuration)
  }

  @Test(arguments: bad)
  func `refuses a bad value`(_ key: String, _ value: String) throws {
    var configuration = Configuration()
    let key = try #require(ConfigurationKey.named(key))
    #expect(throws: InvalidValue.self) { try key.apply(value, &configuration) }
  }

  @Test(arguments: [
    ("PLACARD_ALLOWED_CLIENTS", "10.0.0.0/8", true), ("PLACARD_STATE_PASSWORD_FILE", "/run/password", true),
    ("PLACARD_REST_LOG", "/var/log/placard/rest.log", true), ("PLACARD_REST_LOG", "off", false),
    ("PLACARD_THEME", "dark", false),
  ])
  func `what this version has no use for yet is noted`(_ name: String, _ value: String, _ isUnused: Bool) throws {
    var configuration = Configuration()
    try #require(ConfigurationKey.named(name)).apply(value, &configuration)
    #expect(configuration.unusedKeys == (isUnused ? [name] : []))
  }

  @Test func `every key has a good value here, and a bad one if it has a syntax`() {
    #expect(Set(Self.good.map(\.key)) == Set(Self.table.map(\.key)))
    let free: Set = ["PLACARD_CLIENT_ID", "PLACARD_CLIENT_SECRET"]
    #expect(Set(Self.bad.map(\.key)) == Set(Self.table.map(\.key)).subtracting(free))
  }

  @Test(arguments: [
    ("PLACARD_APPLICATION_TOKEN", "sha256:hunter2"), ("PLACARD_SECRET_KEY", "hunter2"),
    ("PLACARD_PROXY", "http://user:hunter2@proxy.example.com:3128"), ("PLACARD_CLIENT_SECRET_FILE", "hunter2"),
    ("PLACARD_STATE_PASSWORD_FILE", "hunter2"),
  ])
  func `an error does not repeat a secret`(_ key: String, _ value: String) throws {
    var configuration = Configuration()
    let key = try #require(ConfigurationKey.named(key))
    do throws(InvalidValue) {
      try key.apply(value, &configuration)
    } catch {
      #expect(!error.reason.contains("hunter2"))
    }
  }
}
