/// Whether the registry in memory is what the file has, and whether it can be changed.
package enum RegistryHealth: Equatable, Sendable {
  /// As far as can be told without writing.
  case good
  /// Memory has what the file has, but changes fail.
  case unwritable(RegistryError)
  /// The file cannot be read: memory has what was last read, or nothing.
  case unreadable(RegistryError)

  /// What is wrong; `nil` where nothing is.
  package var error: RegistryError? {
    switch self {
    case .good: nil
    case .unwritable(let error), .unreadable(let error): error
    }
  }
}
