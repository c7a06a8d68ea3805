import HTML
import TestSupport
import Testing
import WidgetRuntime

@testable import ServerConfiguration

struct ConfigurationLoaderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = TemporaryFolder()
  }

  private func load(
    _ text: String,
    environment: [(name: String, value: String)] = []
  ) throws -> ConfigurationLoader.Loaded {
    try ConfigurationLoader.load(path: folder.write(text), environment: environment)
  }

  private func errors(_ text: String, environment: [(name: String, value: String)] = []) throws -> [String] {
    let path = try folder.write(text)
    let error = #expect(throws: ConfigurationLoader.Errors.self) {
      try ConfigurationLoader.load(path: path, environment: environment)
    }
    return error?.lines ?? []
  }

  @Test func `an empty file gives the defaults`() throws {
    let loaded = try load("")
    let configuration = loaded.configuration
    #expect(loaded.file == folder.file("placard.conf"))
    #expect(loaded.shown.isEmpty)
    #expect(configuration.publicURL == nil)
    #expect(configuration.portals.isEmpty)
    #expect(configuration.applicationToken == nil)
    #expect(configuration.clientID == nil && configuration.clientSecret == nil)
    #expect(configuration.library == .bitrix24Library)
    #expect(configuration.ioTimeout == .seconds(10))
    #expect(configuration.maximumBody == 65536)
    #expect(configuration.threads == 2 * Configuration.processorCount)
    #expect(configuration.socketMode == 0o660 && configuration.socketGroup == nil)
    #expect(configuration.theme == .light)
    #expect(configuration.logLevel == .info && configuration.logFormat == .logfmt && configuration.logFile == nil)
  }

  @Test func `the file's values are taken`() throws {
    let configuration = try load(
      """
      PLACARD_PUBLIC_URL=https://example.com/placard
      PLACARD_PORTALS="acme.bitrix24.com,http://intranet"
      PLACARD_BX24_JS=https://cdn.example.com:8443/api/v1/
      PLACARD_IO_TIMEOUT=500ms
      PLACARD_MAX_BODY=128KiB
      PLACARD_THREADS=3
      PLACARD_SOCKET_MODE=0600
      PLACARD_SOCKET_GROUP=0
      PLACARD_THEME=auto
      PLACARD_LOG_LEVEL=error
      PLACARD_LOG_FORMAT=json
      PLACARD_LOG_FILE='/tmp/placard.log'
      """
    ).configuration
    #expect(configuration.publicURL?.basePath == "/placard/")
    #expect(configuration.portals.map(\.description) == ["acme.bitrix24.com", "http://intranet"])
    #expect(configuration.library.text == "https://cdn.example.com:8443/api/v1/")
    #expect(configuration.ioTimeout == .milliseconds(500))
    #expect(configuration.maximumBody == 131072)
    #expect(configuration.threads == 3)
    #expect(configuration.socketMode == 0o600 && configuration.socketGroup == 0)
    #expect(configuration.theme == .auto)
    #expect(configuration.logLevel == .error && configuration.logFormat == .json)
    #expect(configuration.logFile == "/tmp/placard.log")
  }

  @Test func `the environment wins over the file`() throws {
    let loaded = try load(
      "PLACARD_THEME=dark\nPLACARD_THREADS=3\n",
      environment: [("PLACARD_THEME", "auto"), ("PLACARD_CONFIG", "/x")]
    )
    #expect(loaded.configuration.theme == .auto)
    #expect(loaded.configuration.threads == 3)
    #expect(loaded.shown["PLACARD_THEME"]?.origin == "environment")
    #expect(loaded.shown["PLACARD_THREADS"]?.origin == folder.file("placard.conf:2"))
  }

  @Test func `an empty variable of the environment wins as well, with the default`() throws {
    let loaded = try load(
      "PLACARD_THEME=dark\nPLACARD_PORTALS=acme.bitrix24.com\n",
      environment: [("PLACARD_PORTALS", ""), ("PLACARD_THEME", "")]
    )
    #expect(loaded.configuration.theme == .light)
    #expect(loaded.configuration.portals.isEmpty)
  }

  @Test func `every error is reported with file and line`() throws {
    let path = folder.file("placard.conf")
    let lines = try errors(
      "# comment\nPLACARD_THEME=pink\nPLACARD_PORTAL=a.example\nnonsense\nPLACARD_THREADS=0\n",
      environment: [("PLACARD_LOG_LEVEL", "loud"), ("PLACARD_UNKNOWN", "1")]
    )
    #expect(lines.count == 6)
    for (start, name) in [
      ("\(path):2: ", "PLACARD_THEME"), ("\(path):3: ", "PLACARD_PORTAL"), ("\(path):4: ", "KEY=VALUE"),
      ("\(path):5: ", "PLACARD_THREADS"), ("environment: ", "PLACARD_LOG_LEVEL"), ("environment: ", "PLACARD_UNKNOWN"),
    ] {
      #expect(lines.contains { $0.hasPrefix(start) && $0.contains(name) }, "\(start)\(name)")
    }
  }

  @Test(arguments: ["placard_theme=dark", "PLACARD_THEME_=dark", "PLACARD_=1", "=1", "PLACARD_CONFIG=/x"])
  func `an unknown key is an error`(_ line: String) throws {
    #expect(try errors(line).count == 1)
  }

  @Test func `a file that was named must be there`() throws {
    let path = folder.file("missing.conf")
    let error = #expect(throws: ConfigurationLoader.Errors.self) {
      try ConfigurationLoader.load(path: path, environment: [])
    }
    #expect(error?.description.contains(path) == true)
  }

  @Test func `a folder or an endless file is an error, not a hang`() throws {
    for path in [folder.path, "/dev/zero"] {
      #expect(throws: ConfigurationLoader.Errors.self) { try ConfigurationLoader.load(path: path, environment: []) }
    }
  }

  // MARK: - The client's secret in a file

  @Test(arguments: ["hunter2", "hunter2\n", "hunter2\r\n"])
  func `the client's secret may be in a file of its own`(_ contents: String) throws {
    let file = try folder.write(contents, to: "secret")
    let loaded = try load("PLACARD_CLIENT_SECRET_FILE=\(file)\n")
    #expect(loaded.configuration.clientSecret?.withExposed { $0 } == "hunter2")
    #expect(loaded.shown["PLACARD_CLIENT_SECRET"]! == ("***", file))
    #expect(loaded.shown["PLACARD_CLIENT_SECRET_FILE"]! == (file, folder.file("placard.conf:1")))
  }

  @Test(arguments: ["", "\n", "hunter2\nhunter3\n", "hunter2\n\n", "hunter2\0"])
  func `a file that is not one line is an error with file and line, and does not show it`(_ contents: String) throws {
    let file = try folder.write(contents, to: "secret")
    let lines = try errors("# comment\nPLACARD_CLIENT_SECRET_FILE=\(file)\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("\(folder.file("placard.conf")):2: PLACARD_CLIENT_SECRET_FILE: \(file) ") == true)
    #expect(lines.first?.contains("hunter") == false)
  }

  @Test func `a secret's file that is not there is an error with file and line`() throws {
    let lines = try errors("PLACARD_CLIENT_SECRET_FILE=\(folder.file("none"))\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("\(folder.file("placard.conf")):1: PLACARD_CLIENT_SECRET_FILE: ") == true)
    #expect(lines.first?.contains(folder.file("none")) == true)
  }

  @Test func `the secret and its file exclude each other`() throws {
    let file = try folder.write("hunter2", to: "secret")
    let lines = try errors(
      "PLACARD_CLIENT_SECRET=hunter3\n", environment: [("PLACARD_CLIENT_SECRET_FILE", file)])
    #expect(
      lines == [
        "environment: PLACARD_CLIENT_SECRET_FILE: PLACARD_CLIENT_SECRET is set as well (\(folder.file("placard.conf")):1)"
      ])
    // An empty value is none.
    let loaded = try load(
      "PLACARD_CLIENT_SECRET=hunter3\n",
      environment: [("PLACARD_CLIENT_SECRET", ""), ("PLACARD_CLIENT_SECRET_FILE", file)])
    #expect(loaded.configuration.clientSecret?.withExposed { $0 } == "hunter2")
    let other = try load("PLACARD_CLIENT_SECRET=hunter3\n", environment: [("PLACARD_CLIENT_SECRET_FILE", "")])
    #expect(other.configuration.clientSecret?.withExposed { $0 } == "hunter3")
  }

  @Test func `no error holds a secret`() throws {
    let lines = try errors(
      "PLACARD_SECRET_KEY=hunter2\nPLACARD_CLIENT_SECRET=hunter2\nPLACARD_CLIENT_SECRET=hunter2\nPLACARD_X=hunter2\n",
      environment: [("PLACARD_APPLICATION_TOKEN", "sha256:hunter2"), ("PLACARD_CLIENT_SECRE", "hunter2")]
    )
    #expect(lines.count == 5)
    for line in lines { #expect(!line.contains("hunter2")) }
  }

  @Test func `no secret is printed with the configuration`() throws {
    let configuration = try load(
      "PLACARD_CLIENT_SECRET=hunter2\nPLACARD_APPLICATION_TOKEN=hunter2\n"
    ).configuration
    var dumped = ""
    dump(configuration, to: &dumped)
    for text in [dumped, "\(configuration)", String(reflecting: configuration)] {
      #expect(!text.contains("hunter2"))
    }
  }
}
