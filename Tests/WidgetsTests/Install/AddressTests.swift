import Bitrix24
import HTTPMessage
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

/// A portal that has installed the application opens it from another address.
struct AddressTests {
  private static let proof = InstallFixture.proof(endpoint: "https://renamed.bitrix24.com/rest/")
  private static let renamed = ["DOMAIN": "renamed.bitrix24.com", "APPLICATION_TOKEN": "51856fefc120afa4"]

  @Test func `a renamed portal is served once that is proven, whoever the user is`() async throws {
    let here = InstallFixture()
    _ = await here.install()
    here.portal.answer(InstallFixture.blank.merging(["user.admin": "false"]) { $1 })
    here.portal.prove(Self.proof)
    let answer = await here.card(Self.renamed)
    #expect(answer.response.status == .ok)
    #expect(
      answer.response.field("Content-Security-Policy")?.hasSuffix("frame-ancestors https://renamed.bitrix24.com")
        == true)
    #expect(here.registered?.addresses.count == 2)
    #expect(await here.card(["APPLICATION_TOKEN": "51856fefc120afa4"]).response.status == .ok, "the old name stays")
  }

  @Test func `the application token is looked at there, too`() async throws {
    let here = InstallFixture()
    _ = await here.install()
    here.portal.prove(Self.proof)
    let answer = await here.card(Self.renamed.merging(["APPLICATION_TOKEN": "other"]) { $1 })
    #expect(answer.fact("reason") == "wrong_application_token")
  }

  @Test(arguments: [
    InstallFixture.proof(), InstallFixture.proof(client: "other", endpoint: "https://renamed.bitrix24.com/rest/"),
    InstallFixture.proof(member: "ffff", endpoint: "https://renamed.bitrix24.com/rest/"), #"{"error":"expired_token"}"#,
  ])
  func `without the proof it is a stranger`(_ proof: String) async throws {
    let here = InstallFixture()
    _ = await here.install()
    here.portal.prove(proof)
    let answer = await here.card(Self.renamed)
    #expect(answer.response.status == .forbidden && answer.fact("reason") == "unknown_portal")
    #expect(here.registered?.addresses == [InstallFixture.address])
  }

  @Test func `a portal that never installed the application is a stranger`() async {
    let here = InstallFixture()
    here.portal.prove(Self.proof)
    #expect(await here.card(Self.renamed).response.status == .forbidden)
    #expect(here.registry.all.isEmpty)
  }

  @Test func `authorization servers are not asked without end`() async throws {
    let here = InstallFixture()
    _ = await here.install()
    here.portal.prove(#"{"error":"expired_token"}"#)
    let asked = here.portal.proofs
    for _ in 0..<100 { _ = await here.card(Self.renamed.merging(["APPLICATION_TOKEN": "guessed"]) { $1 }) }
    #expect(here.portal.proofs - asked == 1)
    // Whoever knows the application token is the portal, and does not have to wait for them.
    here.portal.prove(Self.proof)
    #expect(await here.card(Self.renamed).response.status == .ok)
  }
}
