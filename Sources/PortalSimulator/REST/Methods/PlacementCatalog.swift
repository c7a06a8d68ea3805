/// The places in a portal's pages for which an application can register handlers, each with the scope that it takes
/// beside `placement` (<https://apidocs.bitrix24.com/api-reference/widgets/placements.html>).
enum PlacementCatalog {
  struct Entry: Equatable {
    let code: String
    /// `nil` where `placement` is enough.
    let scope: String?
  }

  /// Those that can be listed; one for each type of item besides.
  static let all: [Entry] =
    entries(nil, ["BI_ANALYTICS_MENU", "IM_SMILES_SELECTOR", "LEFT_MENU", "PAGE_BACKGROUND_WORKER", "REST_APP_URI"])
    + entries("calendar", ["CALENDAR_GRIDVIEW"])
    + entries("telephony", ["CALL_CARD", "TELEPHONY_ANALYTICS_MENU"])
    + entries("contact_center", ["CONTACT_CENTER"])
    + entries(
      "crm",
      [
        "CRM_ANALYTICS_MENU", "CRM_ANALYTICS_TOOLBAR", "CRM_BANK_DETAIL_AUTOCOMPLETE", "CRM_DETAIL_SEARCH",
        "CRM_FUNNELS_TOOLBAR", "CRM_REQUISITE_AUTOCOMPLETE",
      ])
    + entries("crm", itemTypes.flatMap { type in itemPlaces.map { "CRM_\(type)_\($0)" } })
    + entries("im", ["IM_CONTEXT_MENU", "IM_NAVIGATION", "IM_SIDEBAR", "IM_TEXTAREA", "IMMOBILE_CONTEXT_MENU"])
    + entries(
      "sonet_group", ["SONET_GROUP_DETAIL_TAB", "SONET_GROUP_ROBOT_DESIGNER_TOOLBAR", "SONET_GROUP_TOOLBAR"])
    + entries(
      "task",
      [
        "TASK_GROUP_LIST_TOOLBAR", "TASK_LIST_CONTEXT_MENU", "TASK_ROBOT_DESIGNER_TOOLBAR", "TASK_USER_LIST_TOOLBAR",
        "TASK_VIEW_SIDEBAR", "TASK_VIEW_TAB", "TASK_VIEW_TOP_PANEL",
      ])
    + entries("user", ["USER_PROFILE_MENU", "USER_PROFILE_TOOLBAR"])

  /// Whether a handler there can have options; elsewhere they are dropped without a word.
  static func hasOptions(_ code: String) -> Bool {
    let withOptions = [
      "PAGE_BACKGROUND_WORKER", "CRM_BANK_DETAIL_AUTOCOMPLETE", "CRM_REQUISITE_AUTOCOMPLETE", "IM_CONTEXT_MENU",
      "IM_NAVIGATION", "IM_SIDEBAR", "IM_TEXTAREA", "IMMOBILE_CONTEXT_MENU", "TASK_VIEW_SIDEBAR", "TASK_VIEW_TAB",
    ]
    return withOptions.contains(code) || code.hasSuffix("_DETAIL_ACTIVITY")
  }

  /// Those that take one handler each.
  static let single = ["PAGE_BACKGROUND_WORKER", "REST_APP_URI"]

  private static let itemTypes = [
    "LEAD", "DEAL", "CONTACT", "COMPANY", "QUOTE", "SMART_INVOICE", "ORDER", "ACTIVITY",
  ]
  private static let itemPlaces = [
    "ACTIVITY_TIMELINE_MENU", "DETAIL_ACTIVITY", "DETAIL_TAB", "DETAIL_TOOLBAR", "DOCUMENTGENERATOR_BUTTON",
    "LIST_MENU", "LIST_TOOLBAR", "ROBOT_DESIGNER_TOOLBAR",
  ]

  /// The entry of that code, if these scopes reach it: a portal does not say which of the two is missing.
  static func entry(_ code: String, scope: [String]) -> Entry? {
    let entry = all.first { $0.code == code } ?? dynamic(code)
    guard let entry, entry.scope.map(scope.contains) ?? true else { return nil }
    return entry
  }

  /// `CRM_DYNAMIC_183_DETAIL_TAB`: a type of item that the portal's users have made.
  private static func dynamic(_ code: String) -> Entry? {
    let prefix = "CRM_DYNAMIC_"
    guard code.hasPrefix(prefix) else { return nil }
    let parts = code.dropFirst(prefix.count).split(separator: "_", maxSplits: 1)
    guard parts.count == 2, Int(parts[0]) != nil, itemPlaces.contains(String(parts[1])) else { return nil }
    return Entry(code: code, scope: "crm")
  }

  private static func entries(_ scope: String?, _ codes: [String]) -> [Entry] {
    codes.map { Entry(code: $0, scope: scope) }
  }
}
