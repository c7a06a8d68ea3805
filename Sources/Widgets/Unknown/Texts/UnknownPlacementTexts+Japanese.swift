extension UnknownPlacementTexts {
  static let japanese = UnknownPlacementTexts(
    title: "このプレースメントのページはまだありません",
    explanation: "Bitrix24がここでアプリケーションを開きましたが、Placardにはこの場所に対応するページがありません。"
      + "対応するページを作成した場合は、以下のデータを受け取ります。",
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
