import Testing

@testable import Widgets

struct CSVTests {
  @Test func `a table is as RFC 4180 has it`() {
    #expect(
      CSV.text([["a", "b"], ["1,5", "say \"no\"\nnever"]]) == "\u{FEFF}a,b\r\n\"1,5\",\"say \"\"no\"\"\nnever\"\r\n")
    #expect(CSV.text([]) == "\u{FEFF}")
  }

  @Test(arguments: ["=1+1", "+4930", "-1", "@SUM(A1)", "\t=1", "\r=1", "=\"\u{301}a\""])
  func `nothing is a formula`(_ cell: String) {
    let text = CSV.text([[cell]])
    #expect(text.hasPrefix("\u{FEFF}\"'") && text.hasSuffix("\"\r\n"))
    #expect(text.unicodeScalars.filter { $0 == "\"" }.count % 2 == 0)
  }

  @Test func `what only contains such a sign is left as it is`() {
    #expect(CSV.text([["a=b", "1-2", "Ä@b"]]) == "\u{FEFF}a=b,1-2,Ä@b\r\n")
  }
}
