extension CRMTabTexts {
  static let simplifiedChinese = CRMTabTexts(
    title: "通话",
    loading: "正在加载通话…",
    total: "90天内的通话",
    due: "未回电",
    lastTalk: "最近一次通话",
    usualAgent: "通常的通话人",
    none: "还没有通话。",
    older: "更早的通话在CRM的时间线中。",
    recording: "录音",
    transcript: "转写文本",
    noTranscript: "Bitrix24没有此通话的转写文本。",
    transcriptDenied: "您无权阅读此转写文本，或此Bitrix24已关闭AI。",
    noAccess: "您无权查看这些通话。",
    partial: "部分数据无法加载。",
    unavailable: "无法显示通话：服务器不会查询此Bitrix24。",
    noItem: "Bitrix24没有说明这是谁的卡片。"
  )
}
