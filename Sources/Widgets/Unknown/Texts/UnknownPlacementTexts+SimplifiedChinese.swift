extension UnknownPlacementTexts {
  static let simplifiedChinese = UnknownPlacementTexts(
    title: "Placard 在此处没有内容",
    explanation: "Bitrix24 在此位置打开了 Placard，但这里没有可显示的内容。",
    advice: "管理员可以在门户中 Placard 的页面上关闭此项。",
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
