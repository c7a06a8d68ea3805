import Bitrix24
import HTTPMessage
import PortalStore
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

/// A widget of an integrator's that goes wrong, with a secret in its error.
private struct Failing: Widget {
  let placements = [PlacementCode.callCard]

  struct Broken: Error {
    let secret: String
  }

  func title(in language: Language) -> String { "Failing" }

  func render(_ call: PlacementCall, in context: RenderContext) async throws -> View {
    throw Broken(secret: "hunter2")
  }
}

struct RouterFailureTests {
  @Test func `a widget that throws gives a page, and the error's type in the log`() async {
    let accessPolicy = AccessPolicy(portals: [PortalPattern("xxx.bitrix24.com")!], applicationToken: nil)
    let options = Router.Options(
      accessPolicy: accessPolicy, theme: .light, library: .bitrix24Library, basePath: "/", hasClientCredentials: false)
    let router = Router(options, catalog: WidgetCatalog([Failing()], fallback: UnknownPlacement()))
    let answer = await router.answer(.widget())
    let page = String(decoding: answer.response.body, as: UTF8.self)
    #expect(answer.response.status.code == 500)
    #expect(page.contains(RuntimeTexts.english.refusal.internalError) && page.contains(Portal.requestID))
    #expect(answer.record.logFields.suffix(2) == [LogField("reason", "internal"), LogField("error", "Broken")])
    #expect(!page.contains("hunter2") && !answer.record.logFields.contains { $0.value.contains("hunter2") })
  }
}
