import Bitrix24
import Bitrix24REST
import Customers
import HTML
import HTTPMessage
import WidgetRuntime

/// The call card's part `search`: a form, and whom in the CRM the operator looks for with it (`QUERY`), each to be chosen.
struct SearchPart: Part {
  /// What is looked for.
  static let field: StaticString = "QUERY"

  let name = PartName.search

  /// What is looked for.
  enum Query: Equatable, Sendable {
    /// Nothing yet: the operator opens the form.
    case none
    /// `nil` for what nobody can be found by.
    case search(ClientSearch?)
  }

  func query(_ fields: FormFields) -> Query {
    guard let text = try? fields.line(Self.field, maximum: ClientSearch.maximumCharacters) else { return .search(nil) }
    return text.isEmpty ? .none : .search(ClientSearch(text))
  }

  /// - Returns: `nil` where nobody has been looked for.
  func load(
    _ query: Query, of call: PlacementCall, from portal: RESTClient
  ) async throws(RESTError) -> [ClientSearch.Found]? {
    guard case .search(let search) = query else { return nil }
    return try await search?.run(on: portal) ?? []
  }

  func html(
    _ outcome: PartOutcome<[ClientSearch.Found]?>, to query: Query, of call: PlacementCall, ticket: HTML?,
    in context: RenderContext
  ) -> HTML {
    guard case .value(let found) = outcome else {
      return PartFailure(name, outcome, in: call.language, ticket: ticket).html
    }
    return SearchView(portal: call.portal, texts: CallCardTexts.of(call.language), found: found).html
  }
}

extension PartName {
  /// Who is found in the CRM.
  static let search = PartName("search")
}
