import Testing

@testable import PortalSimulator

@Suite struct NestedFormTests {
  private func read(_ text: String) -> Value { .map(NestedForm.read(text.utf8)) }

  @Test func `brackets make maps and lists`() {
    #expect(
      read("filter[>%3Dopportunity]=5&filter[@id][]=1&filter[@id][]=2") == [
        "filter": [">=opportunity": "5", "@id": .map(["0": "1", "1": "2"])]
      ])
  }

  @Test func `a free number follows the highest`() {
    #expect(read("a[5]=x&a[]=y&a[k]=z") == ["a": ["5": "x", "6": "y", "k": "z"]])
  }

  @Test func `escaped brackets are brackets`() {
    #expect(read("cmd%5Bone%5D=scope%3Fa%3Db") == ["cmd": ["one": "scope?a=b"]])
  }

  @Test func `a later field wins, and a list over a scalar`() {
    #expect(read("a=1&a=2&b=1&b[c]=2") == ["a": "2", "b": ["c": "2"]])
  }

  @Test(arguments: [
    ("a[b", ["a_b"]), ("filter[>", ["filter_>"]), ("a[b]c", ["a", "b"]), ("[x]", []), ("", []), ("a.b c", ["a_b_c"]),
    ("a[][x]", ["a", "", "x"]),
    ("a[b.c]", ["a", "b.c"]),
  ])
  func `names are read as PHP reads them`(name: String, path: [String]) {
    #expect(NestedForm.path(of: name) == path)
  }

  @Test func `fields beyond a thousand are lost`() {
    let text = (0..<1200).map { "f\($0)=1" }.joined(separator: "&")
    #expect(NestedForm.read(text.utf8).count == 1000)
  }

  @Test func `a field that is nested too deeply is lost`() {
    #expect(NestedForm.read(("a" + String(repeating: "[b]", count: 64) + "=1").utf8).isEmpty)
    #expect(!NestedForm.read(("a" + String(repeating: "[b]", count: 63) + "=1").utf8).isEmpty)
  }
}
