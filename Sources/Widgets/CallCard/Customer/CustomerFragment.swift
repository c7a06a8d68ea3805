import Bitrix24
import Bitrix24REST
import HTML

/// What the page puts in the customer's place: the customer, or why there is none and what can be done.
struct CustomerFragment {
  let call: PlacementCall
  let reply: CustomerService.Reply
  /// Who it is of several, as the operator has chosen.
  let chosen: CRMItem?
  /// With which the same question can be asked again.
  let ticket: Secret?

  var html: HTML {
    switch reply.outcome {
    case .customer(let customer):
      CustomerView(
        customer: customer, call: CallContext(call.options), portal: call.portal, language: call.language,
        texts: texts, chosen: chosen, ticket: ticketAttribute
      ).html
    // The browser may get a fresh token; if it cannot, this is what it shows.
    case .failed(let error) where error.remedy == .authorization: failure(message(error), state: "fresh-auth")
    case .failed(let error): failure(message(error))
    case .busy: failure("<p>\(texts.customer.busy)</p>")
    }
  }

  private var texts: Texts { .of(call.language) }

  private var ticketAttribute: HTML? { ticket?.withExposed { " data-ticket=\"\($0)\"" } }

  private func failure(_ message: HTML, state: HTML = "failed") -> HTML {
    """
    <section id="customer" data-part="customer" class="panel" data-state="\(state)"\(ticketAttribute)>\(message)
    <p>\(RetryButton(label: texts.live.tryAgain, item: chosen).html)</p></section>

    """
  }

  private func message(_ error: RESTError) -> HTML {
    let text =
      switch error {
      case .expiredToken, .invalidToken: texts.customer.expired
      case .queryLimitExceeded, .operationTimeLimit, .overloaded, .transport(.overloaded): texts.customer.busy
      case .transport(.deadline): texts.customer.tooSlow
      case .planWithoutREST: texts.customer.planWithoutREST
      case .noAccessToApplication: texts.customer.noAccessToApplication
      case .notInstalled, .applicationNotFound: texts.customer.notInstalled
      case .confirmationWaiting: texts.customer.notConfirmed
      // Of a whole request, it is not about the customer.
      case .accessDenied, .insufficientScope, .authorizationFailed, .paymentRequired, .server(_, 401), .server(_, 403):
        texts.customer.refused
      case .invalidClient, .alreadyBound, .notFound, .methodNotFound, .portalDeleted, .moved, .badRedirect, .server,
        .unreadable, .transport:
        texts.live.customerFailed
      }
    return "<p>\(text)</p>"
  }
}
