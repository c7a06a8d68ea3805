/// A telephone line of the portal.
struct Line: Sendable {
  let number: String
  let name: String

  static let main = Line(number: "+493023125000", name: "Berlin, main line")
  /// A line of a telephone system, which has no number of its own.
  static let registered = Line(number: "reg151083", name: "Service 🇩🇪")
  /// Portals repeat the number where nobody named the line.
  static let unnamed = Line(number: "+442079460100", name: "+442079460100")
}
