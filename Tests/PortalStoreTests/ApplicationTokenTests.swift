import Testing

@testable import Bitrix24
@testable import PortalStore

@Suite struct ApplicationTokenTests {
  /// SHA-256 of `abc` (FIPS 180-4, example 1).
  private static let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test(arguments: ["abc", "51856fefc120afa4b628cc82d3935cce", "SHA256:abc", "sha256", " sha256:x", "é"])
  func `takes any other text as the token itself`(text: String) throws {
    let token = try #require(ApplicationToken(text))
    #expect(token.matches(Secret(text)))
    #expect(!token.matches(Secret(text + "x")))
    #expect(!token.matches(Secret("")))
  }

  @Test(arguments: [digest, digest.uppercased()])
  func `takes a digest in either case`(digest: String) throws {
    let token = try #require(ApplicationToken("sha256:" + digest))
    #expect(token.matches(Secret("abc")))
    #expect(!token.matches(Secret("abd")))
    #expect(!token.matches(Secret("sha256:" + digest)))
    #expect(!token.matches(Secret(digest)))
  }

  @Test(arguments: ["", "x", digest + "0", " " + digest, digest + " ", digest + "\n"])
  func `refuses a broken digest rather than taking it as a token`(digest: String) {
    #expect(ApplicationToken("sha256:" + digest) == nil)
  }

  @Test(arguments: ["", "g", " ", "\0", "\n", "é", "１"])
  func `refuses a digest with a broken digit`(end: String) {
    let start = Self.digest.dropLast(max(1, end.utf8.count))
    #expect(ApplicationToken("sha256:" + start + end) == nil)
  }

  @Test func `never shows the token`() throws {
    let token = try #require(ApplicationToken("51856fefc120"))
    var dumped = ""
    dump(token, to: &dumped)
    for shown in [dumped, "\(token)", String(reflecting: token)] { #expect(!shown.contains("51856fefc120")) }
  }
}
