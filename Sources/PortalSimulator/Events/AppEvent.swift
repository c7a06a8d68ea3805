/// What a portal tells an application about itself
/// (<https://apidocs.bitrix24.com/api-reference/common/events/index.html>).
struct AppEvent: Sendable {
  let name: String
  let data: Fields
  /// Whether somebody's tokens come with it. Not when the application is gone, and with it every right.
  let hasTokens: Bool

  static func install(_ application: Application) -> AppEvent {
    AppEvent(
      name: "ONAPPINSTALL",
      data: [
        "VERSION": .string(String(application.version)), "ACTIVE": "Y", "INSTALLED": "Y", "LANGUAGE_ID": "en",
      ], hasTokens: true)
  }

  /// - Parameter application: after the update.
  static func update(_ application: Application) -> AppEvent {
    AppEvent(
      name: "ONAPPUPDATE",
      data: [
        "VERSION": .string(String(application.version)),
        "PREVIOUS_VERSION": .string(String(application.version - 1)), "LANGUAGE_ID": "en",
      ], hasTokens: true)
  }

  static func uninstall(isClean: Bool) -> AppEvent {
    AppEvent(name: "ONAPPUNINSTALL", data: ["LANGUAGE_ID": "en", "CLEAN": isClean ? "1" : "0"], hasTokens: false)
  }
}
