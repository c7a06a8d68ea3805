import Bitrix24
import Rendering

/// What the page puts in the customer's place: the customer, or why there is none and what can be done.
struct CustomerFragment {
  let call: PlacementCall
  let reply: CustomerDesk.Reply
  /// With which the same question can be asked again.
  let ticket: Secret?

  var html: HTML {
    switch reply.outcome {
    case .customer(let customer):
      CustomerView(
        customer: customer, phone: CallContext(call.options).phone, portal: call.portal, language: call.language,
        phrases: phrases
      ).html
    // The browser may get a fresh token; if it cannot, it says so itself.
    case .failed(let error) where error.remedy == .authorization:
      "<section id=\"customer\" class=\"customer\" data-state=\"fresh-auth\">\(message(error))</section>\n"
    case .failed(let error): failure(message(error))
    case .busy: failure("<p>\(phrases.customer.busy)</p>")
    }
  }

  private var phrases: Phrases { .of(call.language) }

  private func failure(_ message: HTML) -> HTML {
    let attribute: HTML? = ticket?.withExposed { " data-ticket=\"\($0)\"" }
    return """
      <section id="customer" class="panel" data-state="failed"\(attribute)>\(message)
      <p><button type="button" data-retry="yes">\(phrases.live.tryAgain)</button></p></section>

      """
  }

  private func message(_ error: RESTError) -> HTML {
    let text =
      switch error {
      case .expiredToken, .invalidToken: phrases.customer.expired
      case .queryLimitExceeded, .operationTimeLimit, .overloaded, .transport(.overloaded): phrases.customer.busy
      case .transport(.deadline): phrases.customer.tooSlow
      case .accessDenied, .insufficientScope: phrases.customer.noAccessToItem
      case .notFound, .methodNotFound, .portalDeleted, .paymentRequired, .moved, .badRedirect, .server, .unreadable,
        .transport:
        phrases.live.customerFailed
      }
    return "<p>\(text)</p>"
  }
}
