import Testing

@testable import Bitrix24

struct PlacementGroupTests {
  @Test(
    arguments: [
      ("CALL_CARD", .card), ("CRM_CONTACT_DETAIL_TAB", .tabs), ("CRM_DYNAMIC_183_DETAIL_TAB", .tabs),
      ("CRM_DEAL_ACTIVITY_TIMELINE_MENU", .tabs), ("TELEPHONY_ANALYTICS_MENU", .report), ("LEFT_MENU", .desk),
      ("IM_NAVIGATION", .desk), ("REST_APP_URI", .desk), ("DEFAULT", nil), ("BI_ANALYTICS_MENU", nil),
      ("CRM_DEAL_LIST_MENU", nil), ("SONET_GROUP_DETAIL_TAB", nil), ("NEW_PLACE", nil), ("call_card", nil),
    ] as [(String, PlacementGroup?)])
  func `a placement's code tells its group`(_ code: String, _ group: PlacementGroup?) {
    #expect(PlacementCode(code).group == group)
  }

  @Test func `only smart processes' placements are each portal's own`() {
    #expect(PlacementCode("CRM_DYNAMIC_183_DETAIL_TAB").isDynamic)
    #expect(!PlacementCode("CRM_DEAL_DETAIL_TAB").isDynamic && !PlacementCode.callCard.isDynamic)
  }
}
