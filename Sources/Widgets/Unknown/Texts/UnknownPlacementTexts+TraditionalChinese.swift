extension UnknownPlacementTexts {
  static let traditionalChinese = UnknownPlacementTexts(
    title: "Placard 在此處沒有內容",
    explanation: "Bitrix24 在此位置開啟了 Placard，但這裡沒有可顯示的內容。",
    advice: "管理員可以在入口網站中 Placard 的頁面上關閉此項。",
    placement: "嵌入位置",
    context: "情境資料",
    valueCount: .same("# 個值"),
    noContext: "入口網站未傳送情境資料。",
    unreadableContext: "無法讀取情境資料。",
    received: "入口網站傳送的資料",
    parameter: "參數",
    value: "值",
    secretSent: "已傳送，不予顯示",
    notSent: "未傳送"
  )
}
