import HTTPMessage
import Testing

@testable import Bitrix24

struct PlacementItemTests {
  @Test(arguments: [
    ("CRM_DEAL_DETAIL_TAB", #"{"ID":"25"}"#, "DEAL:25"), ("CRM_DYNAMIC_183_DETAIL_TAB", #"{"ID":7}"#, "DYNAMIC_183:7"),
    ("CRM_DEAL_DETAIL_TAB", #"{"ID":"0"}"#, nil), ("CRM_DEAL_DETAIL_TAB", #"{"ID":"25 OR 1"}"#, nil),
    ("CRM_DEAL_DETAIL_TAB", "", nil), ("CRM_ORDER_DETAIL_TAB", #"{"ID":"25"}"#, nil),
    ("CRM_DEAL_LIST_MENU", #"{"ID":"25"}"#, nil), ("CALL_CARD", #"{"ID":"25"}"#, nil),
  ])
  func `a tab in an item's card is about that item`(_ placement: String, _ options: String, _ item: String?) throws {
    let form = FormFields(
      urlEncoded: Array(
        """
        DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=en&member_id=da45a03b265edd8787f8a258d793cc5d&\
        PLACEMENT=\(placement)&PLACEMENT_OPTIONS=\(options.replacing(" ", with: "+"))
        """.utf8))
    #expect(try PlacementCall(form).item?.name == item)
  }
}
