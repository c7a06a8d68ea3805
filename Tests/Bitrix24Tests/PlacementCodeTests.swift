import Testing

@testable import Bitrix24

@Suite struct PlacementCodeTests {
  static let documented = [
    "BI_ANALYTICS_MENU", "CALENDAR_GRIDVIEW", "CALL_CARD", "CONTACT_CENTER", "CRM_ANALYTICS_MENU",
    "CRM_ANALYTICS_TOOLBAR", "CRM_BANK_DETAIL_AUTOCOMPLETE", "CRM_DETAIL_SEARCH", "CRM_FUNNELS_TOOLBAR",
    "CRM_REQUISITE_AUTOCOMPLETE", "IM_CONTEXT_MENU", "IM_NAVIGATION", "IM_SIDEBAR", "IM_SMILES_SELECTOR", "IM_TEXTAREA",
    "IMMOBILE_CONTEXT_MENU", "LEFT_MENU", "PAGE_BACKGROUND_WORKER", "REST_APP_URI", "SETTING_CONNECTOR",
    "SONET_GROUP_DETAIL_TAB", "SONET_GROUP_ROBOT_DESIGNER_TOOLBAR", "SONET_GROUP_TOOLBAR", "TASK_GROUP_LIST_TOOLBAR",
    "TASK_LIST_CONTEXT_MENU", "TASK_ROBOT_DESIGNER_TOOLBAR", "TASK_USER_LIST_TOOLBAR", "TASK_VIEW_SIDEBAR",
    "TASK_VIEW_TAB", "TASK_VIEW_TOP_PANEL", "TELEPHONY_ANALYTICS_MENU", "USERFIELD_TYPE", "USER_PROFILE_MENU",
    "USER_PROFILE_TOOLBAR", "DEFAULT",
  ]
  static let types = ["LEAD", "DEAL", "CONTACT", "COMPANY", "QUOTE", "SMART_INVOICE", "ORDER", "ACTIVITY"]
  static let places = [
    "ACTIVITY_TIMELINE_MENU", "DETAIL_ACTIVITY", "DETAIL_TAB", "DETAIL_TOOLBAR", "DOCUMENTGENERATOR_BUTTON",
    "LIST_MENU", "LIST_TOOLBAR", "ROBOT_DESIGNER_TOOLBAR",
  ]

  @Test(arguments: documented)
  func `knows each documented code by name`(code: String) throws {
    guard case .documented(let known) = PlacementCode(code) else {
      Issue.record("\(code) is not known")
      return
    }
    #expect(known.rawValue == code)
    #expect(PlacementCode(code).description == code)
    #expect(PlacementCode(code).isWellFormed)
  }

  @Test func `documents nothing else by name`() {
    #expect(Set(PlacementCode.Documented.allCases.map(\.rawValue)) == Set(Self.documented))
    #expect(PlacementCode("CALL_CARD") == .callCard)
    #expect(PlacementCode("DEFAULT") == .application)
  }

  @Test(arguments: types, places)
  func `takes a code of the CRM apart into type and place`(type: String, place: String) throws {
    let code = PlacementCode("CRM_\(type)_\(place)")
    let owner = try #require(PlacementCode.CRMOwner.Standard(rawValue: type))
    #expect(code == .crm(.standard(owner), try #require(PlacementCode.CRMPlace(rawValue: place))))
    #expect(code.description == "CRM_\(type)_\(place)")
    #expect(code.isWellFormed)
  }

  @Test(arguments: [1, 183, 1036, 999_999_999_999_999_999], places)
  func `knows smart processes by number`(number: Int, place: String) throws {
    let code = PlacementCode("CRM_DYNAMIC_\(number)_\(place)")
    #expect(code == .crm(.dynamic(number), try #require(PlacementCode.CRMPlace(rawValue: place))))
    #expect(code.description == "CRM_DYNAMIC_\(number)_\(place)")
  }

  @Test(arguments: [
    "", "call_card", "Call_Card", "CALL_CARD ", " CALL_CARD", "CALL_CARD\n", "CALL_CARDS", "CALL_CARD\0", "CRM",
    "CRM_", "CRM__", "CRM_DETAIL_TAB", "CRM__DETAIL_TAB", "CRM_LEADS_DETAIL_TAB", "CRM_LEAD_DETAIL",
    "CRM_LEADDETAIL_TAB",
    "CRM_LEAD_DETAIL_TAB_", "CRM_DYNAMIC_DETAIL_TAB", "CRM_DYNAMIC__DETAIL_TAB", "CRM_DYNAMIC_0_DETAIL_TAB",
    "CRM_DYNAMIC_0183_DETAIL_TAB", "CRM_DYNAMIC_+1_DETAIL_TAB", "CRM_DYNAMIC_-1_DETAIL_TAB", "CRM_DYNAMIC_x_DETAIL_TAB",
    "CRM_DYNAMIC_99999999999999999999_DETAIL_TAB", "CRM_DYNAMIC_١_DETAIL_TAB", "NEW_PLACEMENT_2031", "<b>&\"'",
    "\u{202E}CALL_CARD", "CALL_CARD\u{301}",
  ])
  func `keeps any other text as it is`(text: String) {
    #expect(PlacementCode(text) == .other(text))
    #expect(Array(PlacementCode(text).description.utf8) == Array(text.utf8))
  }

  @Test func `does not take a look-alike for a code`() {
    // U+212A, the Kelvin sign, equals a K for Swift's `String`.
    #expect(PlacementCode("TAS\u{212A}_VIEW_TAB").description.utf8.elementsEqual("TAS\u{212A}_VIEW_TAB".utf8))
  }

  @Test(arguments: [
    ("NEW_PLACEMENT_2031", true), ("X", true), (String(repeating: "X", count: 64), true), ("", false),
    (String(repeating: "X", count: 65), false), ("new", false), ("A B", false), ("A\n", false), ("A=1", false),
    ("É", false), ("A\u{301}", false), ("A-B", false), ("A.B", false), (String(repeating: "<", count: 60_000), false),
  ])
  func `an unknown code is well-formed if it could be one`(text: String, expected: Bool) {
    #expect(PlacementCode(text).isWellFormed == expected)
  }
}
