import Testing

@testable import Bitrix24
@testable import PortalStore

@Suite struct SHA256DigestTests {
  /// NIST's vectors (FIPS 180-4 examples and the SHA-256 short and long messages of CAVP).
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      1, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `is SHA-256`(text: String, times: Int, expected: String) {
    let bytes = Array(String(repeating: text, count: times).utf8)
    #expect(SHA256Digest(of: bytes).hexadecimal == expected)
    #expect(SHA256Digest(hexadecimal: expected) == SHA256Digest(of: bytes))
  }

  @Test func `hashes every byte value`() {
    #expect(
      SHA256Digest(of: [0xBD]).hexadecimal == "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"
    )
    #expect(Set((UInt8.min ... .max).map { SHA256Digest(of: [$0]).hexadecimal }).count == 256)
  }

  @Test func `reads what it writes, in either case`() throws {
    for index in 0..<50 {
      let digest = SHA256Digest(of: "\(index)".utf8)
      #expect(digest.hexadecimal.utf8.count == 64)
      #expect(digest.hexadecimal == digest.hexadecimal.lowercased())
      #expect(SHA256Digest(hexadecimal: digest.hexadecimal) == digest)
      #expect(SHA256Digest(hexadecimal: digest.hexadecimal.uppercased()) == digest)
      #expect(SHA256Digest(of: "\(index) ".utf8) != digest)
    }
  }

  @Test(arguments: [
    "", "00", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
    String(repeating: "g", count: 64), String(repeating: "٠", count: 32), String(repeating: "é", count: 32),
    "0x" + String(repeating: "0", count: 62), "-1" + String(repeating: "0", count: 62),
  ])
  func `refuses what is not 64 hexadecimal digits`(text: String) {
    #expect(SHA256Digest(hexadecimal: text) == nil)
  }

  @Test func `is the digest of a secret's bytes`() {
    #expect(Secret("abc").digest == SHA256Digest(of: "abc".utf8))
  }
}
