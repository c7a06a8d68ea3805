import FoundationEssentials
import HTTPMessage
import PortalStore
import Testing

@testable import Bitrix24
@testable import WidgetRuntime
@testable import Widgets

/// What a portal has answered about a customer: `Fixtures/Customers/<name>.json`, and the fragment that it makes:
/// `Fixtures/Fragments/customer-<name>.html`. A new recording is a new file; nothing else names it.
///
/// - `options`: what is changed about `PLACEMENT_OPTIONS` of the example; `null` leaves a key out.
/// - `answers`: by method, what the portal answers. `method?COMPLETED=N` is for a command whose parameters contain that,
///   written with dots for brackets (`filter.COMPLETED=N`), and `&` between several; the longest that fits counts.
///   `{"__error__": code}` is an error of that command.
/// - `totals`: how many there are in all, by the same names.
/// - `bindings_multiply`: `crm.activity.list` answers each row once for every item that it is asked for.
/// - `language`: of the operator.
struct RecordedCustomer: CustomTestStringConvertible {
  let name: String

  static let folder = Golden.fixtures.appending(path: "Customers")

  static let all: [RecordedCustomer] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted().map(RecordedCustomer.init)
  }()

  var testDescription: String { name }

  var golden: URL { Golden.fixtures.appending(path: "Fragments/customer-\(name).html") }

  private var recording: JSONValue {
    get throws {
      let bytes = Array(try Data(contentsOf: Self.folder.appending(path: name + ".json")))
      return try #require(JSONReader.readWhole(bytes, limits: .answer), "\(name) is no JSON")
    }
  }

  /// The portal that has answered so.
  var portal: CannedPortal {
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
  var request: Request {
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
  func show(_ portal: CannedPortal? = nil) async throws -> Site.Answer {
    var options = Site.Options(
      accessPolicy: AccessPolicy(portals: [PortalPattern("xxx.bitrix24.com")!], applicationToken: nil), theme: .light,
      library: .bitrix24Library, basePath: "/", hasClientCredentials: false)
    options.parts = PartService(try portal ?? self.portal)
    return await Site(options, catalog: .standard(.recorded)).answer(try request)
  }
}

extension RecordedCustomer {
  /// A text of JSON, which a test has written.
  static func json(_ text: String) -> JSONValue {
    guard let value = JSONReader.readWhole(Array(text.utf8), limits: .answer) else { fatalError("no JSON: \(text)") }
    return value
  }
}
