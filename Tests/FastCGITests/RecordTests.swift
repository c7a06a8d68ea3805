import Testing

@testable import FastCGI

@Suite struct RecordTests {
  @Test(arguments: [0, 1, 7, 8, 65_527, 65_528, 65_529, 65_535, 65_536, 131_056, 131_057, 1_000_003])
  func `frames output of any length`(count: Int) throws {
    let output = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let answer = try #require(FastCGI.Answer(Record.answer(output, requestID: 1)))
    #expect(answer.output == output)
    #expect(answer.status == 0)
  }

  @Test(arguments: [1, 255, 256, 0x1234, 0xFFFF] as [UInt16])
  func `answers under the request's own id`(id: UInt16) throws {
    #expect(try #require(FastCGI.Answer(Record.answer([1, 2, 3], requestID: id))).id == id)
  }

  @Test func `writes the records that the specification asks for, byte by byte`() {
    #expect(
      Record.answer([0x61, 0x62], requestID: 0x0102) == [
        1, 6, 1, 2, 0, 2, 0, 0, 0x61, 0x62,
        1, 6, 1, 2, 0, 0, 0, 0,
        1, 3, 1, 2, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      ]
    )
  }

  @Test func `says when a role is not served`() {
    var bytes: [UInt8] = []
    Record.appendEndRequest(.unknownRole, requestID: 7, to: &bytes)
    #expect(bytes == [1, 3, 0, 7, 0, 8, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0])
  }

  @Test func `reads a header`() {
    let bytes: [UInt8] = [1, 5, 0x12, 0x34, 0xFF, 0xFE, 0xFD, 0]
    let header = bytes.withUnsafeBytes { Record.Header($0) }
    #expect(header.version == 1 && header.kind == 5 && header.requestID == 0x1234)
    #expect(header.contentLength == 0xFFFE && header.paddingLength == 0xFD)
    #expect(header.recordLength == 8 + 0xFFFE + 0xFD)
  }
}
