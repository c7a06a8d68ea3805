import Bitrix24
import Bitrix24REST
import Customers
import HTML
import HTTPMessage
import WidgetRuntime

/// The call card's part `search`: whom in the CRM the operator looks for (`QUERY`), each to be chosen.
struct SearchPart: Part {
  /// What is looked for.
  static let field: StaticString = "QUERY"

  let name = PartName.search

  /// - Returns: `nil` for what nobody can be found by.
  func query(_ fields: FormFields) -> ClientSearch? {
    guard let text = try? fields.line(Self.field, maximum: ClientSearch.maximumCharacters) else { return nil }
    return ClientSearch(text)
  }

  func load(
    _ search: ClientSearch?, of call: PlacementCall, from portal: RESTClient
  ) async throws(RESTError) -> [ClientSearch.Found] {
    try await search?.run(on: portal) ?? []
  }

  func html(
    _ outcome: PartOutcome<[ClientSearch.Found]>, to query: ClientSearch?, of call: PlacementCall, ticket: HTML?,
    in context: RenderContext
  ) -> HTML {
    guard case .value(let found) = outcome else {
      return PartFailure(name, outcome, in: call.language, ticket: ticket).html
    }
    return FoundView(found: found, portal: call.portal, texts: CallCardTexts.of(call.language)).html
  }
}

extension PartName {
  /// Who is found in the CRM.
  static let search = PartName("search")
}
