/// The application as the portal has it now.
struct Application: Sendable, Equatable {
  enum Stage: String {
    /// Nobody has added it, or it was removed.
    case absent
    /// Added, but its installer has not said that it is done: nobody but administrators gets to see it
    /// (<https://apidocs.bitrix24.com/settings/app-installation/installation-finish.html>).
    case unfinished
    case installed
  }

  var stage = Stage.installed
  var version = 1
  /// What proves that something comes from this portal; a new one with every installation and every update.
  var token = "8d3f5a1c9e7b4062b1a4c7d8e9f00112"
  /// Whether it was added with pages of its own, and not as a script only.
  var hasInterface = true

  /// Added anew.
  static func added(_ stage: Stage, hasInterface: Bool) -> Application {
    Application(stage: stage, token: randomToken(), hasInterface: hasInterface)
  }

  mutating func update() {
    version += 1
    token = Self.randomToken()
  }

  /// 32 hexadecimal digits.
  private static func randomToken() -> String { RandomDigits.hexadecimal(32) }
}
