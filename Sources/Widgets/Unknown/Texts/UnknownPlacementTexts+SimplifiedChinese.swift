extension UnknownPlacementTexts {
  static let simplifiedChinese = UnknownPlacementTexts(
    title: "此嵌入位置尚无对应页面",
    explanation: "Bitrix24 在此处打开了应用，但 Placard 没有适用于该位置的页面。"
      + "若为其创建页面，该页面将收到以下数据。",
    placement: "嵌入位置",
    context: "上下文",
    valueCount: .same("# 个值"),
    noContext: "门户未发送上下文。",
    unreadableContext: "无法读取上下文。",
    received: "门户发送的数据",
    parameter: "参数",
    value: "值",
    secretSent: "已发送，不予显示",
    notSent: "未发送"
  )
}
