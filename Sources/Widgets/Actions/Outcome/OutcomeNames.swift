import Bitrix24
import Bitrix24REST

/// What a portal calls the outcomes of calls.
package protocol OutcomeNames: Sendable {
  /// - Parameter id: `[a-z0-9_-]{1,32}`.
  /// - Returns: `nil` for an id that the portal does not know.
  func name(of id: String, in language: Language, on portal: RESTClient) async throws(RESTError) -> String?
}

/// The outcomes of a portal that has set none of its own.
package struct DefaultOutcomes: OutcomeNames {
  package init() {}

  package func name(
    of id: String, in language: Language, on portal: RESTClient
  ) async throws(RESTError) -> String? {
    OutcomeTexts.of(language)[id]
  }
}
