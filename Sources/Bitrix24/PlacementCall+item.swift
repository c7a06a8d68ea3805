extension PlacementCall {
  /// The item in whose card the page is a tab: in `CRM_DEAL_DETAIL_TAB`, the deal that the option `ID` names.
  ///
  /// Documentation: <https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-tab.html>
  package var item: CRMItem? {
    guard case .crm(let owner, .detailTab) = placement else { return nil }
    return CRMItem(name: "\(owner):\(options["ID"]?.text ?? "")")
  }
}
