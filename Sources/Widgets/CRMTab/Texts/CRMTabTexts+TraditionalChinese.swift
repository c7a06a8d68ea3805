extension CRMTabTexts {
  static let traditionalChinese = CRMTabTexts(
    title: "通話",
    loading: "正在載入通話…",
    total: "90 天內的通話",
    due: "未回電",
    lastTalk: "最近一次通話",
    usualAgent: "通常的通話對象",
    none: "尚無通話。",
    older: "更早的通話在 CRM 的時間軸中。",
    recording: "錄音",
    transcript: "逐字稿",
    noTranscript: "Bitrix24 沒有此通話的逐字稿。",
    transcriptDenied: "您無權閱讀此逐字稿，或此 Bitrix24 已關閉 AI。",
    noAccess: "您無權檢視這些通話。",
    partial: "部分資料無法載入。",
    unavailable: "無法顯示通話：伺服器不會查詢此 Bitrix24。",
    noItem: "Bitrix24 未說明這是誰的卡片。"
  )
}
