extension UnknownPlacementTexts {
  static let traditionalChinese = UnknownPlacementTexts(
    title: "此嵌入位置尚無對應的頁面",
    explanation: "Bitrix24 在此處開啟了應用程式，但 Placard 沒有適用於此位置的頁面。"
      + "若為其建立頁面，該頁面會收到下列資料。",
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
