extension PlacementCall {
  /// The item in whose card the page is a tab, or from whose menu it was opened: in `CRM_DEAL_DETAIL_TAB`, the deal that
  /// the option `ID` names. Menus of some types have `ENTITY_ID` in its place.
  ///
  /// Documentation: <https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-tab.html>,
  /// <https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-toolbar.html>
  package var item: CRMItem? {
    guard case .crm(let owner, let place) = placement, [.detailTab, .detailToolbar].contains(place) else { return nil }
    return CRMItem(name: "\(owner):\((options["ID"] ?? options["ENTITY_ID"])?.text ?? "")")
  }
}
