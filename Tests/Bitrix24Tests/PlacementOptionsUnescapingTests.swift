import Testing

@testable import Bitrix24

@Suite struct PlacementOptionsUnescapingTests {
  private static func unescaped(_ text: String) throws -> String? {
    let options = PlacementOptions.members([.init(name: "LINE_NAME", value: .string(text))], isComplete: true)
    return options.unescaped["LINE_NAME"]?.text
  }

  @Test(arguments: [
    ("ООО &quot;Север&quot;", "ООО \"Север\""), ("a &lt;b&gt; c", "a <b> c"), ("R&D", "R&D"),
    ("R&amp;amp;D", "R&amp;D"),
    ("&amp;lt;b&amp;gt;", "&lt;b&gt;"), ("&amp;quot;", "&quot;"), ("&amp;amp;lt;", "&amp;lt;"),
    ("&amp;#34;&amp;#x22;&amp;#39;&amp;#x27;", "&#34;&#x22;&#39;&#x27;"), ("&&lt;", "&<"), ("&nbsp; &lt;", "&nbsp; <"),
    ("&quot;\u{301}", "\"\u{301}"), ("O'Neil &gt;", "O'Neil >"), ("&", "&"), ("&lt", "&lt"), ("", ""),
  ])
  func `texts are as they were before the portal escaped them`(_ text: String, _ expected: String) throws {
    #expect(try Self.unescaped(text).map { Array($0.utf8) } == Array(expected.utf8))
  }

  @Test(arguments: [
    "ООО \"Север\" &amp;lt;", "a < b &gt; c", "R&amp;D", "R &amp; D &quot;", "&#39;&quot;", "&#x22;", "&lt;b>",
    "&amp;nbsp;",
  ])
  func `a text that the portal's escaping cannot have made stays as it is`(_ text: String) throws {
    #expect(try Self.unescaped(text) == text)
  }

  /// What portals do, one entity after the other.
  private static func escaped(_ text: String) -> String {
    var text = text
    for entity in ["amp;", "lt;", "gt;", "quot;", "#34;", "#x22;", "#39;", "#x27;"] {
      text.replace("&\(entity)", with: "&amp;\(entity)")
    }
    for (character, entity) in [("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")] {
      text.replace(character, with: entity)
    }
    return text
  }

  @Test func `whatever a portal has escaped comes back, be it once or twice`() throws {
    var numbers = SystemRandomNumberGenerator()
    let pieces = ["&", "amp;", "lt;", "gt;", "quot;", "#39;", "#x27;", "<", ">", "\"", "a", "é", ";", "&amp;", "&lt;"]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...8, using: &numbers)
      let text = (0..<count).map { _ in pieces.randomElement(using: &numbers)! }.joined()
      let once = Self.escaped(text)
      #expect(try Self.unescaped(once) == text)
      #expect(try Self.unescaped(try #require(try Self.unescaped(Self.escaped(once)))) == text)
    }
  }

  @Test func `only texts of the options themselves were escaped`() throws {
    let options = PlacementOptions(#"{"A":"&lt;","B":["&lt;"],"C":{"D":"&lt;"},"E":1,"&lt;":null,"G":"&quot;"}"#)
    #expect(
      options.unescaped
        == PlacementOptions(#"{"A":"<","B":["&lt;"],"C":{"D":"&lt;"},"E":1,"&lt;":null,"G":"\""}"#))
    for text in [nil, "&lt;", "[]"] { #expect(PlacementOptions(text).unescaped == PlacementOptions(text)) }
  }

  @Test func `a text of many entities takes time as it is long`() throws {
    let text = String(repeating: "&amp;lt;", count: 8_000)
    #expect(try Self.unescaped(text)?.utf8.count == 32_000)
  }

  @Test func `a portal's form has escaped texts, a question of the page has not`() throws {
    let options = #"{"LINE_NAME":"\u0026quot;North\u0026quot;"}"#
    #expect(CallContext(try PlacementCall.make(["PLACEMENT_OPTIONS": options]).options).lineName == "\"North\"")
    let asked = try PlacementCall.make(["PLACEMENT_OPTIONS": options, "VIEW": "customer"])
    #expect(CallContext(asked.options).lineName == "&quot;North&quot;")
  }

  @Test func `what was received is shown as it came`() throws {
    let call = try PlacementCall.make(["PLACEMENT_OPTIONS": #"{"LINE_NAME":"&quot;"}"#])
    let shown = call.receivedWithoutSecrets.first { $0.name == "PLACEMENT_OPTIONS" }
    guard case .plain(let text) = shown?.value else {
      Issue.record("the options are no secret")
      return
    }
    #expect(text == #"{"LINE_NAME":"&quot;"}"#)
  }
}
