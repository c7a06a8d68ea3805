import TestSupport
import Testing

@testable import HTTPMessage

@Suite struct FormFieldsTests {
  private func pairs(_ text: String) -> [[String]] {
    FormFields(urlEncoded: text.utf8).all.map { [$0.name, $0.value] }
  }

  @Test(arguments: [
    ("", []),
    ("a=1", [["a", "1"]]),
    ("a=1&b=2", [["a", "1"], ["b", "2"]]),
    ("a", [["a", ""]]),
    ("a=", [["a", ""]]),
    ("=1", [["", "1"]]),
    ("=", [["", ""]]),
    ("&&a=1&&&b=2&", [["a", "1"], ["b", "2"]]),
    ("a=b=c==", [["a", "b=c=="]]),
    ("a;b=1;c", [["a;b", "1;c"]]),
    ("a=1\0&b=\r\n", [["a", "1\0"], ["b", "\r\n"]]),
  ])
  func `splits at ampersands and the first equals sign`(text: String, expected: [[String]]) {
    #expect(pairs(text) == expected)
  }

  @Test(arguments: [
    ("+a+b+=+c+", " a b ", " c "),
    ("%20=%2B", " ", "+"),
    ("%41%5a%7E=%c3%A9", "AZ~", "é"),
    ("a%3Db%26c=%3D%26", "a=b&c", "=&"),
    ("%00=%0d%0A", "\0", "\r\n"),
    ("a=%25%34%31", "a", "%41"),
    ("a=%F0%9F%93%9E", "a", "📞"),
  ])
  func `turns plus signs into spaces and decodes escapes once`(text: String, name: String, value: String) {
    #expect(pairs(text) == [[name, value]])
  }

  @Test(arguments: ["%", "%4", "%g1", "%4g", "%%", "%-1", "%+", "%4+", "% 4", "%x", "%é"])
  func `lets a broken escape stand for itself at every position`(escape: String) {
    let decoded = escape.replacing("+", with: " ")
    #expect(pairs("\(escape)=1&b=2") == [[decoded, "1"], ["b", "2"]])
    #expect(pairs("a\(escape)=1") == [["a" + decoded, "1"]])
    #expect(pairs("a=\(escape)&b=2") == [["a", decoded], ["b", "2"]])
    #expect(pairs("a=x\(escape)") == [["a", "x" + decoded]])
    #expect(pairs(escape) == [[decoded, ""]])
    #expect(pairs("\(escape)%41") == [[decoded + "A", ""]])
  }

  @Test func `a broken escape ends neither later nor earlier than it must`() {
    #expect(pairs("a=%4%41") == [["a", "%4A"]])
    #expect(pairs("a=%%%41%") == [["a", "%%A%"]])
    #expect(pairs("a%=%4&b%4=1") == [["a%", "%4"], ["b%4", "1"]])
  }

  @Test func `every byte survives escaped`() {
    let digits = Array("0123456789abcdef".utf8)
    for byte in UInt8.min ... .max {
      let escape = [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      let form = FormFields(urlEncoded: Array("a=x".utf8) + escape + Array("y".utf8))
      #expect(form.bytes("a")?.elementsEqual([UInt8(ascii: "x"), byte, UInt8(ascii: "y")]) == true)
    }
  }

  @Test func `keeps invalid UTF-8 as bytes and replaces it in text`() throws {
    let form = FormFields(urlEncoded: "a=x%FFy&b=%C3&%80=1&c=%ED%A0%80&d=%C0%AF".utf8)
    #expect(form.bytes("a")?.elementsEqual([0x78, 0xFF, 0x79]) == true)
    #expect(try form.value("a") == "x\u{FFFD}y")
    #expect(try form.value("b") == "\u{FFFD}")
    #expect(form.all[2].name == "\u{FFFD}")
    #expect(try form.value("c")?.allSatisfy { $0 == "\u{FFFD}" } == true)
    #expect(try form.value("d")?.contains("/") == false)
    #expect(FormFields(urlEncoded: [0x61, 0x3D, 0xFF]).bytes("a")?.elementsEqual([0xFF]) == true)
  }

  @Test func `finds each of 1,000 fields, in order`() throws {
    let text = (0..<1000).map { "n\($0)=v\($0)" }.joined(separator: "&")
    let form = FormFields(urlEncoded: text.utf8)
    #expect(form.count == 1000)
    #expect(form.all.map(\.name) == (0..<1000).map { "n\($0)" })
    for index in 0..<1000 { #expect(try form.value("n\(index)") == "v\(index)") }
  }

  @Test func `a field that is not there has no value`() throws {
    let form = FormFields(urlEncoded: "A=1&ab=2".utf8)
    #expect(try form.value("a") == nil)
    #expect(form.bytes("") == nil)
    #expect(FormFields().count == 0)
    #expect(try FormFields().value("a") == nil)
  }

  @Test(arguments: ["a=1&a=1", "a=%31&b=2&a=1", "a&a=", "a=+&a=%20", "a=1&a=1&a=1"])
  func `takes a field that is repeated with the same value`(text: String) throws {
    #expect(try FormFields(urlEncoded: text.utf8).value("a") != nil)
  }

  @Test(arguments: ["a=1&a=2", "a=1&b=1&a=", "a&a=1", "a=1&a=1&a=2", "a=%C3%A9&a=e%CC%81", "a=%FF&a=%FE", "a=x&a=X"])
  func `refuses a field that is repeated with another value`(text: String) {
    let form = FormFields(urlEncoded: text.utf8)
    #expect { try form.value("a") } throws: { ($0 as? FormFields.Contradiction)?.name == "a" }
    #expect(throws: Never.self) { try form.value("b") }
  }

  @Test func `merges a body into a query`() throws {
    var form = FormFields(urlEncoded: "DOMAIN=x.example&LANG=de&tail=%4".utf8)
    form.append(urlEncoded: "1=y&LANG=de&PLACEMENT=CALL_CARD".utf8)
    #expect(form.all.map(\.name) == ["DOMAIN", "LANG", "tail", "1", "LANG", "PLACEMENT"])
    #expect(try form.value("tail") == "%4", "an escape does not reach over into the next text")
    #expect(try form.value("LANG") == "de")
    #expect(try form.value("PLACEMENT") == "CALL_CARD")
    form.append(urlEncoded: "DOMAIN=y.example".utf8)
    #expect(throws: FormFields.Contradiction(name: "DOMAIN")) { try form.value("DOMAIN") }
    form.append(urlEncoded: [])
    #expect(form.count == 7)
  }

  /// Eight times the input takes eight times the time if parsing is linear and 64 times if it is quadratic; the bound
  /// lies between the two.
  @Test(arguments: ["%", "a=b&", "&", "=", "+", "%4", "%41", "%%4", "n=%zz&", "x"])
  func `takes time linear in the input, up to 1 MB`(pattern: String) {
    func time(_ count: Int) -> Duration {
      let text = Array(repeating: Array(pattern.utf8), count: count / pattern.utf8.count).flatMap(\.self)
      return (0..<3).map { _ in ProcessorTime.of { _ = FormFields(urlEncoded: text).count } }.min()!
    }
    #expect(time(1_000_000) < time(125_000) * 24 + .milliseconds(20))
  }
}
