import TestSupport
import Testing

@testable import ConfigurationCheck

struct NginxReaderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = TemporaryFolder()
  }

  private func read(_ text: String) throws -> [NginxDirective] {
    try NginxReader.read(try folder.write(text, to: "nginx.conf"))
  }

  private func failure(_ text: String) throws -> String {
    let path = try folder.write(text, to: "nginx.conf")
    let failure = #expect(throws: NginxReader.Failure.self) { try NginxReader.read(path) }
    return failure?.reason ?? ""
  }

  @Test func `reads directives and blocks with their places`() throws {
    let read = try read("user www;\n\nhttp {\n  server { listen 80; }\n}\n")
    let path = folder.file("nginx.conf")
    #expect(
      read == [
        NginxDirective(name: "user", arguments: ["www"], block: nil, position: "\(path):1"),
        NginxDirective(
          name: "http", arguments: [],
          block: [
            NginxDirective(
              name: "server", arguments: [],
              block: [NginxDirective(name: "listen", arguments: ["80"], block: nil, position: "\(path):4")],
              position: "\(path):4")
          ], position: "\(path):3"),
      ])
  }

  @Test func `puts files where they are included, patterns in the order of names`() throws {
    try folder.write("two;", to: "b.conf")
    try folder.write("include c;", to: "a.conf")
    try folder.write("one;", to: "c")
    let read = try read("http { include *.conff; include [ab].conf; include \(folder.file("c")); }")
    #expect(read.first?.block?.map(\.name) == ["one", "two", "one"])
    #expect(read.first?.block?.first?.position == folder.file("c") + ":1")
  }

  @Test func `says which file cannot be read`() throws {
    #expect(try failure("include none;") == "open \(folder.file("none")): No such file or directory")
    #expect(try failure("include nginx.conf;").contains("is included by itself"))
    #expect(throws: NginxReader.Failure.self) { try NginxReader.read(folder.path) }
  }

  @Test(arguments: ["}", "a b; }", "a {", "a { b; ", ";", "{ }", "a { b }", "a; b"])
  func `takes nothing that nginx would not take`(_ text: String) throws {
    #expect(try failure(text).hasPrefix(folder.file("nginx.conf")))
  }

  @Test func `a file of a size that nobody writes is not read`() throws {
    #expect(try failure(String(repeating: "a;\n", count: 400_000)).contains("too large"))
  }
}
