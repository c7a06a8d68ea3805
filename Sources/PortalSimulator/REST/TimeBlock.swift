/// The `time` of every answer.
enum TimeBlock {
  static func value(start: Moment, finish: Moment) -> Value {
    let duration = max(finish.seconds - start.seconds, 0.0001)
    return [
      "start": .number(start.seconds), "finish": .number(finish.seconds), "duration": .number(duration),
      "processing": .number(duration / 2), "date_start": .moment(start), "date_finish": .moment(finish),
      "operating_reset_at": .integer(Int(start.seconds) + 600), "operating": 0,
    ]
  }
}
