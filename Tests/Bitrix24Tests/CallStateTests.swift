import Testing

@testable import Bitrix24

@Suite struct CallStateTests {
  @Test(arguments: [
    ("idle", CallState.idle), ("connecting", .connecting), ("connected", .connected), ("", .other("")),
    ("CONNECTED", .other("CONNECTED")), ("parked", .other("parked")),
  ])
  func `names what is documented and keeps the rest`(text: String, state: CallState) {
    #expect(CallState(text) == state)
    #expect(CallState(text).code == text)
  }
}
