import Testing

@testable import Bitrix24

@Suite struct CallDirectionTests {
  @Test(arguments: [
    ("incoming", CallDirection.incoming), ("outgoing", .outgoing), ("callback", .callback),
    ("incomingTransfer", .incomingTransfer), ("", .other("")), ("Incoming", .other("Incoming")), ("x", .other("x")),
  ])
  func `names what is documented and keeps the rest`(text: String, direction: CallDirection) {
    #expect(CallDirection(text) == direction)
    #expect(CallDirection(text).code == text)
  }
}
