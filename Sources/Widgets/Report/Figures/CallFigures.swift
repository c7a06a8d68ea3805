/// What there is to count of some calls.
struct CallFigures: Hashable, Sendable {
  /// All, also those of which it is not known who called.
  var calls = 0
  var incoming = 0
  /// Of the incoming ones.
  var answered = 0
  /// Of the incoming ones.
  var missed = 0
  /// Of the missed ones: no later call with that number was answered within an hour.
  var missedForAnHour = 0
  /// Of the missed ones: no later call with that number was answered within a day.
  var missedForADay = 0
  var outgoing = 0
  /// Of the outgoing ones.
  var reached = 0
  /// Seconds that were talked.
  var length = 0

  /// Adds a call.
  ///
  /// - Parameters:
  ///   - isAnswered: by those who are counted: an employee whose phone rang before a colleague answered has not.
  ///   - length: seconds that they talked.
  ///   - delay: seconds until the next answered call with that number; `nil` where there is none.
  ///   - age: seconds since the call: whose hour is not over may still be called back within it.
  mutating func add(_ call: ReportCall, isAnswered: Bool, length: Int, delay: Int?, age: Int) {
    calls += 1
    self.length += length
    switch call.direction {
    case .incoming:
      incoming += 1
      if isAnswered { answered += 1 }
      if call.isMissed {
        missed += 1
        if min(delay ?? .max, age) > 3600 { missedForAnHour += 1 }
        if min(delay ?? .max, age) > 86_400 { missedForADay += 1 }
      }
    case .outgoing:
      outgoing += 1
      if isAnswered { reached += 1 }
    case .other: break
    }
  }

  /// One of the figures.
  enum Name: String, CaseIterable, Sendable {
    case calls, incoming, answered, missed
    case missedForAnHour = "missed-hour"
    case missedForADay = "missed-day"
    case outgoing, reached, length
  }

  subscript(name: Name) -> Int {
    switch name {
    case .calls: calls
    case .incoming: incoming
    case .answered: answered
    case .missed: missed
    case .missedForAnHour: missedForAnHour
    case .missedForADay: missedForADay
    case .outgoing: outgoing
    case .reached: reached
    case .length: length
    }
  }
}
