/// The note on a record of a timeline: one a record, whoever writes it.
struct TimelineNote: Sendable, Equatable {
  /// What notes are written on, by the numbers that portals give these types.
  enum RecordType: Int, Sendable {
    /// An entry of the timeline's history, such as a comment.
    case history = 1
    case activity = 2
  }

  struct Record: Sendable, Equatable {
    let type: RecordType
    let id: Int
  }

  let record: Record
  var text: String
  let createdBy: Int
  var created: Moment
  var updatedBy: Int
  var updated: Moment
  /// Whether it was written, or written over, since the start.
  var isAddition = true

  mutating func shift(seconds: Double) {
    created.seconds += seconds
    updated.seconds += seconds
  }

  /// As `crm.timeline.note.get` gives it.
  var fields: Fields {
    [
      "text": .string(text), "createdById": .integer(createdBy), "createdTime": .moment(created),
      "updatedById": .integer(updatedBy), "updatedTime": .moment(updated),
    ]
  }
}
