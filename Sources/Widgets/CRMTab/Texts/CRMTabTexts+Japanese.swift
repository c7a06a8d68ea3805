extension CRMTabTexts {
  static let japanese = CRMTabTexts(
    title: "通話",
    loading: "通話を読み込んでいます…",
    total: "90日間の通話",
    due: "折り返し未対応",
    lastTalk: "最後の会話",
    usualAgent: "主な担当者",
    none: "通話はまだありません。",
    older: "これより古い通話はCRMのタイムラインにあります。",
    recording: "録音",
    transcript: "文字起こし",
    noTranscript: "Bitrix24にこの通話の文字起こしはありません。",
    transcriptDenied: "この文字起こしを読む権限がないか、このBitrix24でAIがオフになっています。",
    noAccess: "これらの通話へのアクセス権がありません。",
    partial: "一部のデータを読み込めませんでした。",
    unavailable: "通話を表示できません。サーバーはこのBitrix24に問い合わせません。",
    noItem: "これが誰のカードか、Bitrix24から通知されていません。"
  )
}
