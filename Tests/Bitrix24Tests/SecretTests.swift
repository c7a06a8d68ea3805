import Testing

@testable import Bitrix24

@Suite struct SecretTests {
  private struct Holder {
    let token: Secret
    let maybe: Secret?
    let list: [Secret]
    let named: [String: Secret]
  }

  private static let text = "4172bb6600705a07"

  private func dumped(_ value: some Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }

  private func printed(_ value: some Any) -> String {
    var text = ""
    print(value, to: &text)
    debugPrint(value, to: &text)
    return text
  }

  private func leaves(_ value: Any) -> [String] {
    Mirror(reflecting: value).children.flatMap { ["\($0.value)"] + leaves($0.value) }
  }

  @Test func `shows as three stars wherever it is written`() {
    let secret = Secret(Self.text)
    #expect("\(secret)" == "***")
    #expect(String(describing: secret) == "***")
    #expect(String(reflecting: secret) == "***")
    #expect(secret.description == "***" && secret.debugDescription == "***")
    #expect(Mirror(reflecting: secret).children.isEmpty)
    #expect(dumped(secret).contains("***"))
  }

  @Test func `never shows, however deep it is buried`() {
    let secret = Secret(Self.text)
    let holder = Holder(token: secret, maybe: secret, list: [secret, secret], named: ["a": secret])
    let values: [Any] = [secret, Optional(secret) as Any, [secret], ["k": secret], (secret, 1), holder, [holder]]
    for value in values {
      for shown in [dumped(value), printed(value), "\(value)", String(reflecting: value)] + leaves(value) {
        #expect(!shown.contains(Self.text))
      }
    }
  }

  @Test func `never shows in a call that carries it`() throws {
    let call = try PlacementCall.make(["APPLICATION_TOKEN": "51856fefc120afa4b628cc82d3935cce"])
    let secrets = RecordedCall.seed.filter { ["AUTH_ID", "REFRESH_ID", "APP_SID"].contains($0.0) }.map(\.1)
    #expect(secrets.count == 3)
    for shown in [dumped(call), printed(call), "\(call)", String(reflecting: call)] + leaves(call) {
      for secret in secrets + ["51856fefc120afa4b628cc82d3935cce"] { #expect(!shown.contains(secret)) }
    }
  }

  @Test func `can be neither encoded nor compared nor hashed by accident`() {
    let secret: Any = Secret(Self.text)
    #expect(!(secret is any Encodable))
    #expect(!(secret is any Decodable))
    #expect(!(secret is any Equatable))
    #expect(!(secret is any TextOutputStreamable))
    #expect(!(secret is any LosslessStringConvertible))
  }

  @Test func `is exposed to the one who asks for it`() {
    #expect(Secret(Self.text).withExposed { $0 } == Self.text)
  }

  @Test(arguments: ["", "a", "abc", "é", "\0", String(repeating: "x", count: 60_000)])
  func `matches itself and nothing that differs`(text: String) {
    #expect(Secret(text).matches(Secret(text)))
    #expect(!Secret(text).matches(Secret(text + "a")))
    #expect(!Secret("a" + text + "b").matches(Secret("b" + text + "b")))
    #expect(!Secret(text + "\0").matches(Secret(text)))
  }

  @Test func `compares bytes, not characters`() {
    #expect(!Secret("\u{E9}").matches(Secret("e\u{301}")))
    #expect(!Secret("K").matches(Secret("\u{212A}")))
    #expect(!Secret("abc").matches(Secret("ABC")))
  }

  @Test func `sees every single bit that differs`() {
    let bytes = Array("abcdefgh".utf8)
    #expect(Secret.areEqual(bytes, bytes) && Secret.areEqual([], []))
    #expect(!Secret.areEqual(bytes, Array(bytes.dropLast())) && !Secret.areEqual([], [0]))
    for index in bytes.indices {
      for bit in 0..<8 {
        var other = bytes
        other[index] ^= 1 << bit
        #expect(!Secret.areEqual(bytes, other))
      }
    }
    // Differences that would cancel out if they were summed up.
    #expect(!Secret.areEqual([1, 2], [2, 1]) && !Secret.areEqual([0x80, 0x80], [0, 0]))
  }
}
