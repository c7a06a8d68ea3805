import ServerConfiguration
import TestSupport
import Testing

@testable import ConfigurationCheck

struct NginxCheckTests {
  private let folder: TemporaryFolder
  private var configuration = Configuration()

  /// A good one, with places for what goes wrong.
  private struct File {
    var main = "events { worker_connections 4096; }"
    var upstream = "server unix:/run/p.sock;"
    var server = "server_name widgets.example.com; listen 443 ssl; access_log x.log safe; error_log y.log emerg;"
    var location = "location /"
    var pass = "fastcgi_pass placard;"
    var parameters = """
      fastcgi_param REQUEST_METHOD $request_method; fastcgi_param QUERY_STRING $query_string; fastcgi_param REQUEST_URI
      $request_uri; fastcgi_param CONTENT_TYPE $content_type; fastcgi_param CONTENT_LENGTH $content_length;
      fastcgi_param REQUEST_ID $request_id;
      """
    var more = ""

    var text: String {
      """
      \(main)
      http {
        log_format safe '$time_iso8601 $placard_path $requests $status' "$request_time";
        log_format telling '$remote_addr "$request"';
        log_format braced '${args}';
        upstream placard { \(upstream) }
        server { \(server) \(location) { \(pass) \(parameters) \(more) } }
        server { server_name other.example.com; location / { fastcgi_pass unix:/run/php.sock; } }
      }
      """
    }
  }

  init() throws {
    folder = TemporaryFolder()
    configuration.publicURL = PublicURL("https://widgets.example.com/")
  }

  private func check(isExpected: Bool = true, _ change: (inout File) -> Void = { _ in }) throws -> [String] {
    var file = File()
    change(&file)
    let path = try folder.write(file.text, to: "nginx.conf")
    return try NginxCheck(path, configuration: configuration, socket: "/run/p.sock")
      .diagnostics(isExpected: isExpected).map(\.description)
  }

  @Test func `finds nothing where all is well`() throws {
    #expect(try check() == [])
    #expect(try check { $0.pass = "fastcgi_pass unix:/run/p.sock;" } == [])
    #expect(try check { $0.pass = "if ($x) { fastcgi_pass placard; }" } == [])
    #expect(try check { $0.server += " gzip on;" } == [])
  }

  @Test(arguments: ["fastcgi_pass unix:/run/q.sock;", "fastcgi_pass 127.0.0.1:9000;", "fastcgi_pass other;", ""])
  func `tells where nothing reaches the program, if nginx is in front of it`(_ pass: String) throws {
    let found = try check { $0.pass = pass }
    #expect(found.count == 1)
    #expect(found.first?.contains("nginx passes nothing to /run/p.sock") == true)
    #expect(try check(isExpected: false) { $0.pass = pass } == [])
  }

  @Test(arguments: ["server_name widget.example.com;", "server_name *.widgets.example.com;", "server_name example.*;"])
  func `tells where no server has the public name`(_ names: String) throws {
    let found = try check { $0.server = names + " access_log off; error_log /dev/null;" }
    #expect(found.count == 1)
    #expect(found.first?.contains("nginx does not pass widgets.example.com/, which") == true)
  }

  @Test(arguments: [
    "server_name a.example.com WIDGETS.example.com;", "server_name *.example.com;", "server_name .example.com;",
    "server_name widgets.example.*;", "server_name ~^w;", "server_name _;", "", "server_name .widgets.example.com;",
  ])
  func `knows all kinds of names`(_ names: String) throws {
    #expect(try check { $0.server = names + " access_log off; error_log /dev/null;" } == [])
  }

  @Test(arguments: [
    ("/b/", "location = /b/", true), ("/b/", "location /", true), ("/b/", "location ^~ /b", true),
    ("/b/", "location ~ ^/b", true), ("/b/", "location = /", false), ("/b/", "location /c/", false),
    ("/", "location /b/", false),
  ])
  mutating func `the handler's path has to arrive`(_ path: String, _ location: String, _ arrives: Bool) throws {
    configuration.publicURL = PublicURL("https://widgets.example.com" + path)
    #expect(try check { $0.location = location }.isEmpty == arrives)
  }

  @Test func `of several places the one counts that gets a card's form`() throws {
    let wrong = "fastcgi_pass placard; client_max_body_size 1k;"
    #expect(try check { $0.server += " location = / { \(wrong) }" }.count == 2)
    #expect(try check { $0.server += " location = /status { \(wrong) }" } == [])
    #expect(try check { $0.server += " location ~ x { \(wrong) }" } == [])
  }

  @Test func `what is for this machine only does not count beside what is not`() throws {
    let wrong = "server { listen 127.0.0.1:9181; location / { fastcgi_pass placard; } }"
    #expect(try check { $0.main = "http { \(wrong) } \($0.main)" } == [])
    #expect(try check { $0.server += " listen 127.0.0.1:443; listen [::1]:443;" } == [])
  }

  @Test func `names the parameters that are missing`() throws {
    let found = try check { $0.parameters = "fastcgi_param REQUEST_ID x; fastcgi_param CONTENT_TYPE y;" }
    #expect(found.count == 1)
    let missing = "nginx does not pass REQUEST_METHOD, QUERY_STRING, CONTENT_LENGTH, REQUEST_URI"
    #expect(found.first?.contains("\(missing) (\(folder.file("nginx.conf")):7)") == true)
    // Those of an outer block hold until there are some in an inner one.
    #expect(try check { ($0.server, $0.parameters) = ($0.server + $0.parameters, "") } == [])
    #expect(try check { ($0.server, $0.parameters) = ($0.server + $0.parameters, "fastcgi_param A b;") }.count == 1)
  }

  @Test func `asks for one request id`() throws {
    let found = try check { $0.parameters = $0.parameters.replacing("REQUEST_ID", with: "OTHER_ID") }
    #expect(found.count == 1)
    #expect(found.first?.contains("fastcgi_param REQUEST_ID $request_id;") == true)
  }

  @Test(arguments: ["", "access_log x;", "access_log x combined;", "access_log x telling;", "access_log x braced;"])
  func `tells of logs with a secret`(_ log: String) throws {
    let found = try check { $0.server = $0.server.replacing("access_log x.log safe;", with: log) }
    #expect(found.count == 1)
    #expect(found.first?.contains("access log has APP_SID") == true)
  }

  @Test(arguments: ["access_log off;", "access_log x safe buffer=8k;"])
  func `knows logs without one`(_ log: String) throws {
    #expect(try check { $0.server = $0.server.replacing("access_log x.log safe;", with: log) } == [])
  }

  @Test(arguments: ["", "error_log y;", "error_log y crit;"])
  func `tells of error logs with a secret`(_ log: String) throws {
    let found = try check { $0.server = $0.server.replacing("error_log y.log emerg;", with: log) }
    #expect(found.count == 1)
    #expect(found.first?.contains("error log has APP_SID") == true)
  }

  @Test mutating func `compares limits with the program's`() throws {
    #expect(try check { $0.more = "client_max_body_size 32k;" }.first?.contains("up to 32768 B only") == true)
    #expect(try check { $0.more = "client_max_body_size 0;" } == [])
    #expect(try check { $0.more = "fastcgi_read_timeout 4s;" }.first?.contains("waits 4.0 seconds") == true)
    configuration.maximumBody = 2 << 20
    #expect(try check().first?.contains("up to 1048576 B only") == true)
    configuration.maximumBody = 1 << 20
    configuration.restTimeout = .seconds(60)
    #expect(try check().first?.contains("waits 60.0 seconds") == true)
  }

  @Test mutating func `connections are kept on both sides or on none`() throws {
    #expect(try check { $0.more = "fastcgi_keep_conn on;" } == [])
    configuration.keepsConnections = true
    #expect(try check().first?.contains("PLACARD_KEEP_CONNECTIONS is on") == true)
    #expect(try check { $0.more = "fastcgi_keep_conn on;" }.count == 1)
    #expect(try check { ($0.more, $0.upstream) = ("fastcgi_keep_conn on;", $0.upstream + "keepalive 8;") } == [])
  }

  @Test func `a frame has to stay on one of several instances`() throws {
    let two = "server unix:/run/p.sock; server unix:/run/q.sock;"
    #expect(try check { $0.upstream = two }.first?.contains("any of 2 instances") == true)
    #expect(try check { $0.upstream = "hash $x consistent; " + two } == [])
    #expect(try check { $0.upstream = "server unix:/run/p.sock; server unix:/run/q.sock down;" } == [])
  }

  @Test mutating func `workers need connections for the cards that wait`() throws {
    let found = try check { $0.main = "worker_processes 2; events { worker_connections 1000; }" }
    #expect(found.count == 1)
    #expect(found.first?.contains("2000 connections") == true && found.first?.contains("takes 2048") == true)
    #expect(try check { $0.main = "worker_processes 3; events { worker_connections 1000; }" } == [])
    #expect(try check { $0.main = "" }.first?.contains("512 connections") == true)
    configuration.maximumInFlight = 200
    #expect(try check { $0.main = "" } == [])
  }
}
