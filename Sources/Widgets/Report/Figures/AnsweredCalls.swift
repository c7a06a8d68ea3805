/// When numbers were talked to, to tell of a missed call whether somebody called back.
struct AnsweredCalls: Sendable {
  private struct Call: Comparable, Sendable {
    let number: Int32
    let seconds: Int

    static func < (left: Call, right: Call) -> Bool { (left.number, left.seconds) < (right.number, right.seconds) }
  }

  private let calls: [Call]

  /// Of all calls, whoever made them and over whichever line.
  init(_ calls: ReportCalls) {
    self.calls = calls.calls.compactMap { call in
      guard call.isAnswered, call.number >= 0, let start = call.start else { return nil }
      return Call(number: call.number, seconds: start.seconds)
    }.sorted()
  }

  /// Seconds from the beginning of a call to that of the next answered one with that number, in either direction; `nil`
  /// where there is none, and for a call without a number.
  func delay(after call: ReportCall) -> Int? {
    guard call.number >= 0, let start = call.start else { return nil }
    let wanted = Call(number: call.number, seconds: start.seconds)
    var (low, high) = (0, calls.count)
    while low < high {
      let middle = (low + high) / 2
      if calls[middle] <= wanted { low = middle + 1 } else { high = middle }
    }
    guard low < calls.count, calls[low].number == call.number else { return nil }
    return calls[low].seconds - start.seconds
  }
}
