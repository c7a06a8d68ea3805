extension RuntimeTexts {
  package static let japanese = RuntimeTexts(
    action: Action(
      done: "保存しました。",
      later: "通話後に保存されます。",
      kept: "保存先がありません。メモはあなた用に保管されます。",
      refused: "Bitrix24 で許可されていません。",
      stale: "その間に他の担当者が変更しました。現在の内容:",
      unknown: "接続が切れました。保存されたかどうかは不明です。",
      busy: "Bitrix24 が混み合っています。何も保存されていません。もう一度お試しください。",
      missing: "この項目は空です。",
      tooLong: "テキストが長すぎます。",
      duplicates: "この番号またはメールは既に登録されています。",
      createAnyway: "それでも作成",
      demanded: "Bitrix24 の必須項目:",
      openForm: "フォームを開く",
      typedCopied: "入力内容をコピーしました。",
      malformed: "値が正しくありません。"
    ),
    part: Part(
      failed: "この部分を読み込めませんでした。",
      tryAgain: "再試行",
      tooSlow: "Bitrix24から時間内に応答がありませんでした。",
      busy: "Bitrix24が混み合っています。しばらくしてから、もう一度お試しください。",
      expired: "認証の有効期限が切れました。カードの別のタブに切り替えてから戻るか、通話の終了後にページを再読み込みしてください。",
      noAccessToApplication: "このアプリケーションを使用する権限がありません。管理者にお問い合わせください。",
      notInstalled: "このアプリケーションはBitrix24にインストールされていません。管理者にお問い合わせください。",
      notConfirmed: "先に管理者がBitrix24でこのアプリケーションのリクエストを承認する必要があります。",
      refused: "Bitrix24がこのアプリケーションのリクエストを拒否しました。管理者にお問い合わせください。"
    ),
    refusal: Refusal(
      badRequest: "リクエストの内容を解釈できませんでした",
      missingParameter: "必須パラメーターがありません：",
      invalidParameter: "パラメーターの値が無効です：",
      contradictoryParameter: "同じパラメーターが異なる値で2回送信されました：",
      incompleteBody: "リクエストのデータが不完全です。",
      forbidden: "アクセスが拒否されました",
      unknownPortal: "このBitrix24ポータルは、このサーバーに登録されていません。",
      wrongToken: "このポータルのアプリケーショントークンがないか、正しくありません。",
      insecurePortal: "このポータルは暗号化なし（http）で開かれましたが、このサーバーでは許可されていません。",
      notFound: "ページが見つかりません",
      notFoundHint: "このアドレスにページはありません。",
      methodNotAllowed: "許可されていないメソッドです",
      methodNotAllowedHint: "このアドレスは、この種類のリクエストには対応していません。",
      tooLarge: "リクエストのサイズが大きすぎます",
      tooLargeHint: "このサーバーで受け付けられる量を超えるデータが送信されました。",
      unsupported: "対応していないデータ形式です",
      unsupportedHint: "このサーバーは、Bitrix24から送信されるフォームのみを受け付けます。",
      internalError: "エラーが発生しました",
      internalErrorHint: "サーバー側のエラーです。通話には影響ありません。",
      advice: "カードの別のタブに切り替えてから戻るか、通話の終了後にページを再読み込みしてください。解決しない場合は、リクエストIDを管理者にお伝えください。",
      hintForAdministrators: "管理者の方へ：このポータルでアプリケーションを再度インストールするか、このポータルのアドレスをサーバーの設定に追加するよう依頼してください。",
      requestID: "リクエストID"
    ),
    landing: Landing(
      title: "Placardは稼働中です",
      explanation: "このアドレスは、Bitrix24がポータル内で開くためのものです。ここで行う操作はありません。"
    ),
    unavailable: Unavailable(
      title: "現在、通話カードを利用できません",
      explanation: "通話には影響ありません。カードの別のタブに切り替えてから戻るか、通話の終了後にページを再読み込みしてください。"
    )
  )
}
