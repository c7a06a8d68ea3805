extension UnknownPlacementTexts {
  static let japanese = UnknownPlacementTexts(
    title: "ここにはPlacardの表示内容がありません",
    explanation: "Bitrix24がこの場所でPlacardを開きましたが、ここに表示するものはありません。",
    advice: "管理者は、ポータル内のPlacardのページでこの項目をオフにできます。",
    placement: "プレースメント",
    context: "コンテキスト",
    valueCount: .same("#個の値"),
    noContext: "ポータルからコンテキストが送信されませんでした。",
    unreadableContext: "コンテキストを読み取れませんでした。",
    received: "ポータルから受信したデータ",
    parameter: "パラメーター",
    value: "値",
    secretSent: "受信済み（非表示）",
    notSent: "受信なし"
  )
}
