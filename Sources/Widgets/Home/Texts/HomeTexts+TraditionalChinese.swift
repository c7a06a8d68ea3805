extension HomeTexts {
  static let traditionalChinese = HomeTexts(
    title: "Placard",
    purpose: "電話還在響鈴時，Placard 便會在通話卡片中向客服人員顯示來電者是誰。",
    placements: "嵌入位置",
    setup: "設定檢查",
    portalAdmitted: "本伺服器已允許此入口網站使用",
    secure: "入口網站透過 https 開啟",
    insecure: "入口網站以未加密方式（http）開啟",
    tokenChecked: "應用程式權杖相符",
    tokenNotConfigured: "未設定應用程式權杖：不會驗證要求的來源",
    clientConfigured: "已設定用戶端 ID 和用戶端密碼",
    clientNotConfigured: "未設定用戶端 ID 和用戶端密碼",
    installedSince: "安裝日期",
    version: "版本",
    permissions: "權限",
    missing: "缺少",
    bound: "已設定",
    notBound: "未設定",
    new: "新功能",
    switchOn: "開啟",
    switchOff: "關閉",
    installAgain: "若要補齊缺少的設定，請在入口網站中重新安裝應用程式。",
    namedByHand: "此入口網站是在伺服器設定中手動新增的。",
    lastCalls: "最近顯示的通話",
    noCalls: "伺服器啟動後尚無",
    checkAgain: "重新檢查"
  )
}
