import Bitrix24
import HTTPMessage
import PortalStore
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct RouterApplicationTokenTests {
  private static let token = "51856fefc120afa4b628cc82d3935cce"
  private static let digest = SHA256Digest(of: token.utf8).hexadecimal

  @Test(arguments: [token, "sha256:" + digest, "sha256:" + digest.uppercased()])
  func `the configured token lets a call in`(_ configured: String) async {
    let answer = await Router.make(token: configured).answer(.widget(["APPLICATION_TOKEN": Self.token]))
    #expect(answer.response.status == .ok)
  }

  @Test(arguments: [nil, ""])
  func `a call without the token is refused`(_ token: String?) async {
    let answer = await Router.make(token: Self.token).answer(.widget(["APPLICATION_TOKEN": token]))
    #expect(answer.response.status.code == 403)
    #expect(answer.record.logFields.contains(LogField("reason", "missing_application_token")))
    #expect(answer.fact("token_sha256") == nil)
    #expect(answer.fact("hint")?.contains("leave PLACARD_APPLICATION_TOKEN empty") == true)
  }

  @Test func `another token is refused, and the log has its digest for the administrator to copy`() async {
    let answer = await Router.make(token: "another").answer(.widget(["APPLICATION_TOKEN": Self.token]))
    #expect(answer.response.status.code == 403)
    #expect(
      answer.record.logFields.suffix(2) == [
        LogField("reason", "wrong_application_token"), LogField("token_sha256", Self.digest),
      ])
    #expect(!Markup(answer.response).source.contains(Self.token))
    #expect(!Markup(answer.response).source.contains(Self.digest))
  }

  @Test func `the token is asked for after the portal`() async {
    let answer = await Router.make(token: Self.token).answer(.widget(["DOMAIN": "evil.example"]))
    #expect(answer.record.logFields.contains(LogField("reason", "unknown_portal")))
  }

  @Test func `a token that nobody asked for does no harm`() async {
    let answer = await Router.make().answer(.widget(["APPLICATION_TOKEN": Self.token]))
    #expect(answer.response.status == .ok)
  }
}
