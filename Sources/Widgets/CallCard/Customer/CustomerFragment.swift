import Bitrix24
import Rendering

/// What the page puts in the customer's place: the customer, or why there is none and what can be done.
struct CustomerFragment {
  let call: PlacementCall
  let reply: CustomerDesk.Reply
  /// Who it is of several, as the operator has chosen.
  let chosen: CRMItem?
  /// With which the same question can be asked again.
  let ticket: Secret?

  var html: HTML {
    switch reply.outcome {
    case .customer(let customer):
      CustomerView(
        customer: customer, call: CallContext(call.options), portal: call.portal, language: call.language,
        phrases: phrases, chosen: chosen, ticket: ticketAttribute
      ).html
    // The browser may get a fresh token; if it cannot, this is what it shows.
    case .failed(let error) where error.remedy == .authorization: failure(message(error), state: "fresh-auth")
    case .failed(let error): failure(message(error))
    case .busy: failure("<p>\(phrases.customer.busy)</p>")
    }
  }

  private var phrases: Phrases { .of(call.language) }

  private var ticketAttribute: HTML? { ticket?.withExposed { " data-ticket=\"\($0)\"" } }

  private func failure(_ message: HTML, state: HTML = "failed") -> HTML {
    """
    <section id="customer" class="panel" data-state="\(state)"\(ticketAttribute)>\(message)
    <p>\(RetryButton(label: phrases.live.tryAgain, item: chosen).html)</p></section>

    """
  }

  private func message(_ error: RESTError) -> HTML {
    let text =
      switch error {
      case .expiredToken, .invalidToken: phrases.customer.expired
      case .queryLimitExceeded, .operationTimeLimit, .overloaded, .transport(.overloaded): phrases.customer.busy
      case .transport(.deadline): phrases.customer.tooSlow
      case .planWithoutREST: phrases.customer.planWithoutREST
      case .noAccessToApplication: phrases.customer.noAccessToApplication
      case .notInstalled, .applicationNotFound: phrases.customer.notInstalled
      case .confirmationWaiting: phrases.customer.notConfirmed
      // Of a whole request, it is not about the customer.
      case .accessDenied, .insufficientScope, .authorizationFailed, .paymentRequired, .server(_, 401), .server(_, 403):
        phrases.customer.refused
      case .invalidClient, .alreadyBound, .notFound, .methodNotFound, .portalDeleted, .moved, .badRedirect, .server,
        .unreadable, .transport:
        phrases.live.customerFailed
      }
    return "<p>\(text)</p>"
  }
}
