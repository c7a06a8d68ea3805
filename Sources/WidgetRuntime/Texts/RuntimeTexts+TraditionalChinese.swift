extension RuntimeTexts {
  package static let traditionalChinese = RuntimeTexts(
    action: Action(
      done: "已儲存。",
      later: "將在通話結束後儲存。",
      kept: "沒有可儲存的位置。備註已為您保留。",
      refused: "Bitrix24 不允許此操作。",
      stale: "同事在此期間已作變更。目前內容：",
      unknown: "連線中斷。不知道是否已儲存。",
      busy: "Bitrix24 忙碌中。未儲存任何內容，請再試一次。",
      missing: "此欄位為空。",
      tooLong: "文字過長。",
      duplicates: "已有人使用此號碼或電子郵件。",
      createAnyway: "仍要建立",
      demanded: "Bitrix24 還要求：",
      openForm: "開啟其表單",
      typedCopied: "已複製您輸入的內容。",
      malformed: "值無效。"
    ),
    part: Part(
      failed: "無法載入此部分。",
      tryAgain: "重試",
      tooSlow: "Bitrix24 未及時回應。",
      busy: "Bitrix24 忙碌中。請稍候片刻再試。",
      expired: "您的授權已過期。請切換至卡片的其他頁籤再切換回來，或在通話結束後重新整理頁面。",
      noAccessToApplication: "您無權使用此應用程式，請聯絡系統管理員。",
      notInstalled: "此應用程式未安裝在 Bitrix24 中，請聯絡系統管理員。",
      notConfirmed: "需要系統管理員先在 Bitrix24 中確認此應用程式的要求。",
      refused: "Bitrix24 拒絕了此應用程式的要求，請聯絡系統管理員。"
    ),
    refusal: Refusal(
      badRequest: "無法辨識此要求",
      missingParameter: "缺少必要的參數：",
      invalidParameter: "參數值無效：",
      contradictoryParameter: "同一參數傳送了兩次，但值不同：",
      incompleteBody: "收到的要求不完整。",
      forbidden: "存取遭拒",
      unknownPortal: "此 Bitrix24 入口網站未在本伺服器註冊。",
      wrongToken: "缺少此入口網站的應用程式權杖，或權杖不正確。",
      insecurePortal: "此入口網站以未加密方式（http）開啟，本伺服器不允許該入口網站以此方式連線。",
      notFound: "找不到頁面",
      notFoundHint: "此網址沒有任何內容。",
      methodNotAllowed: "不允許使用此方法",
      methodNotAllowedHint: "此網址不回應這類要求。",
      tooLarge: "要求過大",
      tooLargeHint: "傳送的資料超過本伺服器的接收上限。",
      unsupported: "不支援的資料格式",
      unsupportedHint: "本伺服器僅接受 Bitrix24 傳送的表單。",
      internalError: "發生錯誤",
      internalErrorHint: "錯誤發生在伺服器端，您的通話不受影響。",
      advice: "請切換至卡片的其他頁籤再切換回來，或在通話結束後重新整理頁面。若問題仍未解決，請將要求 ID 提供給系統管理員。",
      hintForAdministrators: "系統管理員請注意：請在此入口網站中重新安裝應用程式，或將此入口網站的網址加入伺服器設定。",
      requestID: "要求 ID"
    ),
    landing: Landing(
      title: "Placard 正在執行",
      explanation: "此網址供 Bitrix24 在入口網站內開啟，您無須在此進行任何操作。"
    ),
    unavailable: Unavailable(
      title: "通話卡片目前無法使用",
      explanation: "您的通話不受影響。請切換至卡片的其他頁籤再切換回來，或在通話結束後重新整理頁面。"
    )
  )
}
