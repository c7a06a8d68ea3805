/// The `time` of every answer.
enum TimeBlock {
  /// - Parameter resetAt: when a method that took too long can be called again.
  static func value(start: Moment, finish: Moment, resetAt: Moment? = nil) -> Value {
    let duration = max(finish.seconds - start.seconds, 0.0001)
    return [
      "start": .number(start.seconds), "finish": .number(finish.seconds), "duration": .number(duration),
      "processing": .number(duration / 2), "date_start": .moment(start), "date_finish": .moment(finish),
      "operating_reset_at": .integer(Int(resetAt?.seconds.rounded(.up) ?? start.seconds + 600)),
      "operating": resetAt == nil ? 0 : .number(480.5),
    ]
  }
}
