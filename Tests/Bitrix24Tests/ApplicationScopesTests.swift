import Testing

@testable import Bitrix24

@Suite struct ApplicationScopesTests {
  @Test(arguments: [
    ("", []), ("crm", ["crm"]), ("placement,telephony,crm", ["placement", "telephony", "crm"]),
    ("crm, user_brief", ["crm", "user_brief"]), (",crm,,crm,", ["crm"]), ("user.userfield", ["user.userfield"]),
    ("a b,crm", ["a", "b", "crm"]), ("\u{1B}[m,é,a\n,crm", ["crm"]),
    (String(repeating: "x", count: 65) + ",crm", ["crm"]),
  ])
  func `reads names separated by commas or spaces`(text: String, expected: [String]) {
    let scopes = ApplicationScopes(text)
    #expect(scopes.names == expected)
    #expect(ApplicationScopes(scopes.description) == scopes)
    for name in expected { #expect(scopes.contains(name)) }
    #expect(!scopes.contains("cr"))
  }

  @Test func `keeps no more than a portal can have`() {
    let names = (0..<10_000).map { "s\($0)" }
    #expect(ApplicationScopes(names.joined(separator: ",")).names == Array(names.prefix(256)))
  }
}
