import Testing

@testable import ConfigurationCheck

struct NginxTokenTests {
  private func words(_ text: String) -> [String] {
    NginxToken.all(in: text).map {
      switch $0.token {
      case .word(let word): word
      case .semicolon: ";"
      case .open: "{"
      case .close: "}"
      }
    }
  }

  @Test(arguments: [
    ("a b;c{d e;}", ["a", "b", ";", "c", "{", "d", "e", ";", "}"]),
    ("  # a; {\nb; # c", ["b", ";"]),
    (#"a "b c;{}#" 'd "e"';"#, ["a", "b c;{}#", #"d "e""#, ";"]),
    (#"a "b \" c" d\;e \d;"#, ["a", #"b " c"#, "d;e", #"\d"#, ";"]),
    ("a $b${c}d;", ["a", "$b${c}d", ";"]),
    ("location ~ ^/1(?<page>/x)$ {", ["location", "~", "^/1(?<page>/x)$", "{"]),
    ("a#b c;", ["a#b", "c", ";"]),
    (#"a "" b;"#, ["a", "", "b", ";"]),
    (#"a "b"#, ["a", "b"]),
    (#"a \"#, ["a", #"\"#]),
    ("a}", ["a}"]),
    ("", []),
  ])
  func `takes a file into pieces`(_ text: String, _ pieces: [String]) {
    #expect(words(text) == pieces)
  }

  @Test func `knows the lines`() {
    #expect(NginxToken.all(in: "a\n\"b\n\n\" c\n;\n# d\n}").map(\.line) == [1, 2, 4, 5, 7])
  }
}
