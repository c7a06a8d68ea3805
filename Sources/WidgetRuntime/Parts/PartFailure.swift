import Bitrix24
import Bitrix24REST
import HTML
import Localization

/// The element of a part that could not be loaded: why, and a button to ask once more.
package struct PartFailure {
  private let name: PartName
  private let state: String
  private let message: String
  private let tryAgain: String
  private let ticket: HTML?
  private let field: StaticString
  private let value: String?

  /// - Parameters:
  ///   - outcome: no value.
  ///   - ticket: the attribute `data-ticket`, where the page gets one.
  ///   - field: of the part's own, which the button sends once more.
  ///   - value: of the field; without it, it sends none.
  ///   - failed: what is said where there is nothing more to be said.
  ///   - planWithoutREST: what is said where the portal's plan allows no application.
  package init<Value>(
    _ name: PartName, _ outcome: PartOutcome<Value>, in language: Language, ticket: HTML?,
    field: StaticString = "ITEM", value: String? = nil,
    failed: String? = nil, planWithoutREST: String? = nil
  ) {
    let texts = RuntimeTexts.of(language).part
    let failed = failed ?? texts.failed
    self.name = name
    self.ticket = ticket
    self.field = field
    self.value = value
    tryAgain = texts.tryAgain
    switch outcome {
    case .value:
      (state, message) = ("failed", failed)
    case .busy:
      (state, message) = ("busy", texts.busy)
    case .failed(let error):
      // The browser may get a fresh token; if it cannot, this is what it shows.
      state = error.remedy == .authorization ? "fresh-auth" : "failed"
      message =
        switch error {
        case .expiredToken, .invalidToken: texts.expired
        case .queryLimitExceeded, .operationTimeLimit, .overloaded, .transport(.overloaded): texts.busy
        case .transport(.deadline): texts.tooSlow
        case .planWithoutREST: planWithoutREST ?? texts.refused
        case .noAccessToApplication: texts.noAccessToApplication
        case .notInstalled, .applicationNotFound: texts.notInstalled
        case .confirmationWaiting: texts.notConfirmed
        // Of a whole request, it is not about what was asked for.
        case .accessDenied, .insufficientScope, .authorizationFailed, .paymentRequired, .server(_, 401),
          .server(_, 403):
          texts.refused
        case .invalidClient, .alreadyBound, .notFound, .methodNotFound, .portalDeleted, .moved, .badRedirect, .server,
          .unreadable, .transport:
          failed
        }
    }
  }

  /// What the page says of a part where the server says nothing: of a request that has failed, and of a token that has
  /// expired.
  package static func templates(in language: Language) -> HTML {
    let texts = RuntimeTexts.of(language).part
    let messages = [("failed", texts.failed), ("fresh-auth", texts.expired)]
    return "\(messages.map { template(state: $0, message: $1, tryAgain: texts.tryAgain) })"
  }

  private static func template(state: String, message: String, tryAgain: String) -> HTML {
    """
    <section data-part="" class="panel" data-state="\(state)"><p>\(message)</p>
    <p>\(RetryButton(label: tryAgain).html)</p></section>

    """
  }

  package var html: HTML {
    """
    <section id="\(name.description)" data-part="\(name.description)" class="panel" data-state="\(state)"\(ticket)>\
    <p>\(message)</p>
    <p>\(RetryButton(label: tryAgain, field: field, value: value).html)</p></section>

    """
  }
}
