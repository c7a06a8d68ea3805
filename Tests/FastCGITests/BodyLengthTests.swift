import Testing

@testable import FastCGI
@testable import HTTPMessage

@Suite struct BodyLengthTests {
  @Test(arguments: [nil, ""])
  func `none is announced`(text: String?) {
    #expect(BodyLength.parse(text, maximum: 100) == .success(nil))
  }

  @Test(arguments: [("0", 0), ("1", 1), ("99", 99), ("100", 100), ("007", 7), ("00000000000000000000000000042", 42)])
  func `reads digits`(text: String, expected: Int) {
    #expect(BodyLength.parse(text, maximum: 100) == .success(expected))
  }

  @Test(arguments: ["101", "65537", "9223372036854775807", "9223372036854775808", "99999999999999999999999999999"])
  func `too many are too many, also where no integer holds them`(text: String) {
    #expect(BodyLength.parse(text, maximum: 100) == .failure(.tooLarge))
  }

  @Test(arguments: [
    "-1", "+1", " 1", "1 ", "1.0", "1e2", "0x10", "1,2", "1;", "x", "１", "١", "1\n", "1\0", "-", "--1", "1_0",
    "\u{301}1",
  ])
  func `refuses what is not digits`(text: String) {
    #expect(BodyLength.parse(text, maximum: 100) == .failure(.badLength))
  }
}
