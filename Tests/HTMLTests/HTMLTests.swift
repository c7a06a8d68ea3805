import Testing

@testable import HTML

struct HTMLTests {
  @Test(arguments: [
    ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("&amp;", "&amp;amp;"),
  ])
  func `writes markup characters of a text as references`(_ text: String, _ expected: String) {
    #expect(HTML.text(text) == expected)
  }

  @Test func `a value cannot leave a quoted attribute`() {
    let hostile = "\" onload=\"alert(1)' autofocus"
    #expect(HTML.text(hostile) == "&quot; onload=&quot;alert(1)&#39; autofocus")
  }

  @Test func `leaves ordinary text of any script as it is`() {
    let text = "Grüße, Привет, مرحبا, 你好, नमस्ते, 👩‍👩‍👧, tab\tline\nreturn\r"
    #expect(HTML.text(text) == text)
  }

  @Test(arguments: Array(UInt32(0)..<0x20) + Array(0x7F..<0xA0))
  func `a control character becomes visible as a replacement`(_ code: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(code))
    let isAllowed = ["\t", "\n", "\r"].contains(scalar)
    #expect(
      HTML.text("a\(scalar)b").unicodeScalars.elementsEqual("a\(isAllowed ? scalar : "\u{FFFD}")b".unicodeScalars)
    )
  }

  @Test(arguments: Array(UInt32(0x202A)...0x202E) + Array(0x2066...0x2069))
  func `a stranger's text cannot turn around what follows it`(_ code: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(code))
    #expect(HTML.text("a\(scalar)b") == "a\u{FFFD}b")
  }

  @Test(arguments: ["\u{A0}", "\u{2029}", "\u{202F}", "\u{2065}", "\u{206A}", "\u{200D}", "¿", "€"])
  func `the neighbours of replaced characters stay`(_ text: String) {
    #expect(HTML.text(text) == text)
  }

  @Test func `literals are markup and what is interpolated is not`() {
    let name = "<b>"
    let html: HTML = "<p title=\"\(name)\">\(name)</p>"
    #expect(html.text == "<p title=\"&lt;b&gt;\">&lt;b&gt;</p>")
  }

  @Test func `a piece of HTML is not escaped a second time`() {
    let inner: HTML = "<b>\("&")</b>"
    let outer: HTML = "<p>\(inner)</p>"
    #expect(outer.text == "<p><b>&amp;</b></p>")
  }

  @Test func `takes numbers, addresses, lists and nothing`() throws {
    let url = try #require(WebURL(ownPath: "/a?b=1&c=\"2\""))
    let none: HTML? = nil
    let items: [HTML] = ["<i>1</i>", "<i>2</i>"]
    let html: HTML = "\(-12)|\(url)|\(none)|\(items)"
    #expect(html.text == "-12|/a?b=1&amp;c=&quot;2&quot;||<i>1</i><i>2</i>")
  }

  @Test func `pieces can be appended`() {
    var html: HTML = "<p>"
    html += "\("<")"
    html += .empty
    #expect(html.text == "<p>&lt;")
  }

  @Test func `text that is not UTF-8 does not disturb its surroundings`() {
    let text = String(decoding: [0x61, 0xC2, 0x3C, 0xE2, 0x80, 0x22, 0xFF], as: UTF8.self)
    #expect(HTML.text(text) == "a\u{FFFD}&lt;\u{FFFD}&quot;\u{FFFD}")
  }

  @Test(arguments: UInt64(1)...50)
  func `no text whatever becomes markup, and none of it is lost`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let text = random.hostileText(maximumLength: 60)
      let written = HTML.text(text).unicodeScalars
      #expect(!written.contains { "<>\"'".unicodeScalars.contains($0) }, "\(text.debugDescription)")
      #expect(Self.read(written).elementsEqual(Self.cleaned(text)), "\(text.debugDescription)")
    }
  }

  /// What a browser makes of the text, by the five references that are allowed; another one is left, and so is seen.
  private static func read(_ written: String.UnicodeScalarView) -> String.UnicodeScalarView {
    let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    var result = String.UnicodeScalarView()
    var rest = written[...]
    while let scalar = rest.first {
      let reference = references.first { rest.starts(with: $0.0.unicodeScalars) }
      result.append(contentsOf: reference?.1.unicodeScalars ?? String(scalar).unicodeScalars)
      rest = rest.dropFirst(reference?.0.unicodeScalars.count ?? 1)
    }
    return result
  }

  /// The text with U+FFFD for what must not stand in a page.
  private static func cleaned(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 9, 10, 13: scalar
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
      default: scalar
      }
    }
  }
}

extension HTML {
  fileprivate static func text(_ text: String) -> String {
    let html: HTML = "\(text)"
    return html.text
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
