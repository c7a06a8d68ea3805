/// Why a form is no call of a widget. Each names the parameter.
package enum PlacementCallError: Error, Hashable, Sendable {
  case missing(String)
  case invalid(String)
  /// It came twice with different values.
  case contradictory(String)

  /// The name of the parameter to blame.
  package var parameter: String {
    switch self {
    case .missing(let name), .invalid(let name), .contradictory(let name): name
    }
  }
}
