import Bitrix24REST
import Customers

extension CustomerService {
  /// What came of a question.
  struct Reply: Sendable {
    var outcome: Outcome
    var statistics = RESTStatistics()

    enum Outcome: Sendable {
      case customer(Customer)
      case failed(RESTError)
      /// Too many questions run already.
      case busy(RateLimitError)
    }

    /// Whether there is a reason to ask once more: it may well fare better, or there is somebody to choose.
    var invitesAnother: Bool {
      switch outcome {
      case .customer(let customer):
        [.several, .chosen].contains(customer.identity) || customer.isIncomplete
      case .busy: true
      case .failed(let error): error.remedy != .authorization
      }
    }
  }
}
