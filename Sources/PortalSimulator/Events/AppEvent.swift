/// What a portal tells an application: about the application
/// (<https://apidocs.bitrix24.com/api-reference/common/events/index.html>) or about a call.
struct AppEvent: Sendable {
  enum Authority: Sendable {
    /// The application is gone, and with it every right.
    case gone
    /// Nobody can be named as who made it happen.
    case anonymous
    /// Somebody's access token, for as long as it lasts.
    case access
    /// That and the means to renew it.
    case renewable
  }

  let name: String
  let data: Fields
  let authority: Authority

  static func install(_ application: Application) -> AppEvent {
    AppEvent(
      name: "ONAPPINSTALL",
      data: [
        "VERSION": .string(String(application.version)), "ACTIVE": "Y", "INSTALLED": "Y", "LANGUAGE_ID": "en",
      ], authority: .renewable)
  }

  /// - Parameter application: after the update.
  static func update(_ application: Application) -> AppEvent {
    AppEvent(
      name: "ONAPPUPDATE",
      data: [
        "VERSION": .string(String(application.version)),
        "PREVIOUS_VERSION": .string(String(application.version - 1)), "LANGUAGE_ID": "en",
      ], authority: .renewable)
  }

  static func uninstall(isClean: Bool) -> AppEvent {
    AppEvent(name: "ONAPPUNINSTALL", data: ["LANGUAGE_ID": "en", "CLEAN": isClean ? "1" : "0"], authority: .gone)
  }

  /// A call is over and in the statistics
  /// (<https://apidocs.bitrix24.com/api-reference/telephony/voximplant/events/on-voximplant-call-end.html>).
  static func callEnd(_ call: CallRecord, hasTokens: Bool) -> AppEvent {
    var data = Fields()
    for name in [
      "CALL_ID", "CALL_TYPE", "PHONE_NUMBER", "PORTAL_NUMBER", "PORTAL_USER_ID", "CALL_DURATION", "CALL_START_DATE",
    ] {
      data[name] = call.fields[name]
    }
    data["COST"] = "0"
    data["COST_CURRENCY"] = ""
    data["CALL_FAILED_CODE"] = .string(call.failedCode)
    data["CALL_FAILED_REASON"] = .string(call.failedReason)
    // PHP leaves out what is null.
    if let activity = call.activity { data["CRM_ACTIVITY_ID"] = .string(String(activity)) }
    return AppEvent(name: "ONVOXIMPLANTCALLEND", data: data, authority: hasTokens ? .access : .anonymous)
  }
}
