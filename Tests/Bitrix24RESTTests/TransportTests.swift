import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct TransportTests {
  @Test func `neither a form nor an answer shows`() {
    let request = TransportRequest(
      server: PortalAddress("acme.example.com", isSecure: true)!, path: "/rest/batch.json",
      body: RequestBody([115, 101, 99]),
      deadline: .now, maximumBytes: 1, allowsPrivateAddress: false)
    let response = TransportResponse(status: 302, body: [115, 101, 99], location: "https://x.example/?auth=sec")
    for value in [request, response] as [any Sendable] {
      var text = ""
      dump(value, to: &text)
      debugPrint(value, "\(value)", to: &text)
      #expect(!text.contains("115") && !text.contains("sec"))
    }
    #expect("\(request)" == "POST https://acme.example.com/rest/batch.json, 3 bytes")
  }
}
