import Testing

@testable import Bitrix24

@Suite struct PhoneNumberTests {
  @Test(arguments: [nil, "", "unknown", "undefined", "null", "Unknown"])
  func `is unknown where the portal does not know it`(text: String?) {
    #expect(PhoneNumber(text) == .unknown)
    #expect(PhoneNumber(text).masked == "unknown")
  }

  @Test(arguments: ["hidden", "Hidden", "HIDDEN"])
  func `is hidden where the caller withholds it`(text: String) {
    #expect(PhoneNumber(text) == .hidden)
    #expect(PhoneNumber(text).masked == "hidden")
  }

  @Test(arguments: ["555555", "+4930123456", "sip:anna@example.com", "0", "<b>", "hidden number", "١٢٣"])
  func `is kept as it was sent`(text: String) {
    #expect(PhoneNumber(text) == .number(text))
  }

  @Test(arguments: [
    ("+4930123456", "+49*****456"), ("4930123456", "49*****456"), ("12345678", "12***678"),
    ("+1 (212) 555-0123", "+12******123"),
    ("1234567", "*******"), ("555555", "******"), ("+1234567", "*******"), ("112", "***"), ("1", "*"),
  ])
  func `is masked but for its ends, or wholly if it is short`(text: String, masked: String) {
    #expect(PhoneNumber(text).masked == masked)
  }

  @Test(arguments: [
    "+49 30 123 456 ext. 99", "sip:4930123456@example.com", "<script>12345678</script>", "1234 5678\r\nX: 1",
    String(repeating: "1234567890", count: 6000), "anna", "\u{202E}12345678", "١٢٣٤٥٦٧٨٩",
  ])
  func `a masked number shows five digits at most and no other text`(text: String) {
    let masked = PhoneNumber(text).masked
    #expect(masked.utf8.allSatisfy { $0.isDigit || "+*".utf8.contains($0) })
    #expect(masked.utf8.count(where: \.isDigit) <= 5)
    #expect(masked.utf8.count <= 21)
  }

  @Test(arguments: [
    ("+4930123456", "externalCall.4930123456.1723556778"), ("+4930123456", "sip:+4930123456@example.com"),
    ("+4930123456", "+4930123456"), ("4930123456", "x4930123456y4930123456"), ("555555", "call-555555"),
    ("+49 30 123456", "id.4930123456"), ("+49 30 123456", "id.+49 30 123456"), ("112", "112"), ("anna", "anna"),
  ])
  func `does not show in another text of the log`(number: String, text: String) {
    let masked = PhoneNumber(number).masking(text)
    #expect(!masked.contains(number))
    #expect(!masked.contains("30123456"))
    #expect(masked.contains("*") || masked.isEmpty || number == "anna")
  }

  @Test(arguments: [PhoneNumber.hidden, .unknown, .number("112"), .number("+4930123456"), .number("")])
  func `leaves a text alone that does not contain it`(number: PhoneNumber) {
    for text in ["externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1721125567", "", "hidden", "x"] {
      #expect(number.masking(text) == text)
    }
  }

  @Test(arguments: ["ext.030123456789", "4930123456789", "sip-+4930123456789@pbx", "x 0123456789 y"])
  func `does not show in its national form either`(text: String) {
    #expect(!PhoneNumber("+4930123456789").masking(text).contains("3456789"))
  }
}
