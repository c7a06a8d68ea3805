import FoundationEssentials
import TestSupport
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

/// The fragments for administrators, as pages are compared in ``GoldenPagesTests``; those about customers are in
/// ``RecordedCustomerTests``.
struct GoldenFragmentsTests {
  /// What an administrator meets, by the name of the fragment.
  enum Scene: String, CaseIterable {
    case installed, installedAgain, installedPartly, notInstalled
    case status, statusWithFaults, statusFailed, statusOfOthers

    var file: URL { Golden.fixtures.appending(path: "Fragments/\(name).html") }

    /// `status-with-faults`
    var name: String { rawValue.replacing(/[A-Z]/) { "-\($0.output.lowercased())" } }

    fileprivate func answer() async -> HandledRequest {
      switch self {
      case .installed:
        return await InstallFixture().install(Self.fragment)
      case .installedAgain:
        let here = InstallFixture()
        _ = await here.install()
        here.portal.answer(InstallFixture.blank.merging(Self.complete) { $1 })
        return await here.install(Self.fragment.merging(["LANG": "de"]) { $1 })
      case .installedPartly:
        return await InstallFixture(errors: ["placement.bind": "ERROR_PLACEMENT_MAX_COUNT"]).install(Self.fragment)
      case .notInstalled:
        return await InstallFixture(InstallFixture.blank.merging(["user.admin": "false"]) { $1 })
          .install(Self.fragment.merging(["LANG": "ar"]) { $1 })
      case .status:
        let here = await Self.installation()
        here.portal.answer(InstallFixture.blank.merging(Self.complete) { $1 })
        return await here.card(Self.statusForm)
      case .statusWithFaults:
        let here = await Self.installation()
        here.portal.answer(InstallFixture.blank.merging(["scope": #"["crm"]"#]) { $1 })
        return await here.card(Self.statusForm)
      case .statusFailed:
        let here = await Self.installation()
        here.portal.become(.failure(.refused))
        return await here.card(Self.statusForm)
      case .statusOfOthers:
        let here = await Self.installation()
        here.portal.answer(InstallFixture.blank.merging(["user.admin": "false"]) { $1 })
        return await here.card(Self.statusForm)
      }
    }

    private static let fragment: [String: String?] = ["VIEW": "install"]
    private static let statusForm: [String: String?] = [
      "VIEW": "status", "PLACEMENT": "DEFAULT", "APPLICATION_TOKEN": nil,
    ]
    private static let complete = [
      "placement.get": #"[{"placement":"CALL_CARD","handler":"https://placard.example.com/"}]"#,
      "event.get": """
      [{"event":"ONAPPUNINSTALL","handler":"https://placard.example.com/event"},
      {"event":"ONAPPUPDATE","handler":"https://placard.example.com/event"},
      {"event":"ONVOXIMPLANTCALLEND","handler":"https://placard.example.com/event"}]
      """,
    ]

    private static func installation() async -> InstallFixture {
      let here = InstallFixture()
      _ = await here.install()
      return here
    }
  }

  @Test(arguments: Scene.allCases)
  func `an administrator's fragment is the recorded one`(_ scene: Scene) async throws {
    let answer = await scene.answer()
    // The moment of the installation is now.
    let body = String(decoding: answer.response.body, as: UTF8.self)
      .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/, with: "MOMENT")
      .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{5}/, with: "DAY AND TIME")
    try Golden.expect(Array(body.utf8), equals: scene.file)
  }

  @Test func `every fragment belongs to a recording`() throws {
    let folder = Golden.fixtures.appending(path: "Fragments")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let expected = Scene.allCases.map(\.name) + RecordedCustomer.all.map { "customer-\($0.name)" }
    #expect(names.sorted() == expected.map { $0 + ".html" }.sorted())
  }
}
