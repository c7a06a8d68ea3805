/// A POST of the portal's server to a handler of the application.
struct Delivery: Sendable, Equatable {
  let event: String
  let url: String
  let form: Fields

  /// What has become of it.
  struct Outcome: Sendable {
    let delivery: Delivery
    /// The status of the answer; `nil` where there was none.
    let status: Int?
    /// Why there was none.
    let error: String?

    var value: Value {
      [
        "event": .string(delivery.event), "url": .string(delivery.url),
        "status": status.map(Value.integer) ?? .null, "error": error.map(Value.string) ?? .null,
      ]
    }

    func journalEntry(now: Moment) -> Journal.Entry {
      Journal.Entry(
        time: now, method: delivery.event, user: nil, status: status ?? 0, error: error, commands: [],
        url: delivery.url)
    }
  }
}
