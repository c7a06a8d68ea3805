/// How a card ended. The name is for the report.
enum CardEnd: String, CaseIterable {
  /// The customer came, whole.
  case complete
  /// A whole fragment came that says why there is no customer.
  case withoutCustomer = "without_customer"
  /// The page came without a ticket.
  case withoutTicket = "without_ticket"
  /// The ticket was not good.
  case askAgain = "ask_again"
  /// A fragment came that is not whole.
  case cutOff = "cut_off"
  /// An answer had another status than 200.
  case badStatus = "bad_status"
  /// An answer was no message that can be read.
  case unreadable
  /// The connection ended before an answer did.
  case closed
  /// There was no connection to be had.
  case unconnected
  /// The card was given up.
  case timedOut = "timed_out"
}
