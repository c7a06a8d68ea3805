/// What one application shows in an activity's entry in the timeline, beside what the portal shows there.
struct ContentBlockSet: Sendable, Equatable {
  let activity: Int
  /// Its client id. Each application has a set of its own.
  let application: String
  /// As they came, by their keys.
  let blocks: Fields
}
