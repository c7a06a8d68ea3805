import Bitrix24
import FoundationEssentials
import HTTPMessage
import PortalStore
import TestSupport
import Testing
import WidgetRuntime
import Widgets

/// What a portal has answered about a customer: `Fixtures/Customers/<name>.json` of the widgets' tests, and the fragment
/// that it makes: `Fixtures/Fragments/customer-<name>.html`. A new recording is a new file; nothing else names it.
///
/// - `options`: what is changed about `PLACEMENT_OPTIONS` of the example; `null` leaves a key out.
/// - `answers`: by method, what the portal answers. `method?COMPLETED=N` is for a command whose parameters contain that,
///   written with dots for brackets (`filter.COMPLETED=N`), and `&` between several; the longest that fits counts.
///   `{"__error__": code}` is an error of that command.
/// - `totals`: how many there are in all, by the same names.
/// - `bindings_multiply`: `crm.activity.list` answers each row once for every item that it is asked for.
/// - `language`: of the operator.
package struct RecordedCustomer: CustomTestStringConvertible {
  package let name: String

  package init(name: String) { self.name = name }

  package static let folder = Golden.fixtures.appending(path: "Customers")

  package static let all: [RecordedCustomer] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted().map(
      RecordedCustomer.init(name:))
  }()

  package var testDescription: String { name }

  package var golden: URL { Golden.fixtures.appending(path: "Fragments/customer-\(name).html") }

  private var recording: JSONValue {
    get throws {
      let bytes = Array(try Data(contentsOf: Self.folder.appending(path: name + ".json")))
      return try #require(JSONReader.readWhole(bytes, limits: .answer), "\(name) is no JSON")
    }
  }

  /// The portal that has answered so.
  package var portal: CannedPortal {
    get throws {
      let recording = try recording
      let portal = CannedPortal()
      portal.answer(
        recorded: (recording["answers"]?.members ?? []).map { .init($0.name, $0.value) },
        totals: (recording["totals"]?.members ?? []).map { .init($0.name, $0.value) },
        multipliesBindings: recording["bindings_multiply"]?.flag == true)
      return portal
    }
  }

  /// The page asks for the fragment.
  package var request: Request {
    get throws {
      let recording = try recording
      var options: [String: String?] = [
        "PHONE_NUMBER": "+4930123456", "CRM_ENTITY_TYPE": "COMPANY", "CRM_ENTITY_ID": "17",
        "CRM_BINDINGS": #"[{"ENTITY_TYPE":"COMPANY","ENTITY_ID":"17"},{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"}]"#,
      ]
      for member in recording["options"]?.members ?? [] { options.updateValue(member.value.text, forKey: member.name) }
      return .widget([
        "VIEW": "customer", "LANG": recording["language"]?.text ?? "en",
        "PLACEMENT_OPTIONS": Portal.options(options.compactMapValues { $0 }),
      ])
    }
  }

  /// The fragment, and what the log says of it.
  package func show(_ portal: CannedPortal? = nil) async throws -> HandledRequest {
    await Self.router(try portal ?? self.portal).answer(try request)
  }
}

extension RecordedCustomer {
  /// A router whose parts ask this portal.
  package static func router(_ portal: CannedPortal) -> Router {
    var options = Router.Options(
      accessPolicy: AccessPolicy(portals: [PortalPattern("xxx.bitrix24.com")!], applicationToken: nil), theme: .light,
      library: .bitrix24Library, basePath: "/", hasClientCredentials: false)
    options.parts = PartService(portal)
    return Router(options, catalog: .standard(.recorded))
  }

  /// A text of JSON, which a test has written.
  package static func json(_ text: String) -> JSONValue {
    guard let value = JSONReader.readWhole(Array(text.utf8), limits: .answer) else { fatalError("no JSON: \(text)") }
    return value
  }

  /// The page of a recording, and what the log says of it.
  package static func show(
    _ name: String, _ portal: CannedPortal? = nil
  ) async throws -> (page: Markup, facts: [String: String]) {
    let answer = try await RecordedCustomer(name: name).show(portal)
    return (Markup(answer.response), Dictionary(answer.record.logFields.map { ($0.name, $0.value) }) { $1 })
  }

  /// Another portal of the same kind: the recording with other answers.
  package static func portal(_ answers: KeyValuePairs<String, String>, totals: [String: Int] = [:]) -> CannedPortal {
    let portal = CannedPortal()
    portal.answer(
      recorded: answers.map { .init($0, json($1)) },
      totals: totals.map { .init($0, .number("\($1)")) }, multipliesBindings: false)
    return portal
  }
}
