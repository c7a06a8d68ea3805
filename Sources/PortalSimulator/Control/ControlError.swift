/// Why the panel's wish was not fulfilled.
struct ControlError: Error, Equatable {
  let reason: String
}
