extension HomeTexts {
  static let japanese = HomeTexts(
    title: "Placard",
    purpose: "Placardは、電話が鳴っている間に、誰からの着信かを通話カードでオペレーターに表示します。",
    placements: "プレースメント",
    setup: "設定状況",
    portalAdmitted: "このポータルは利用を許可されています",
    secure: "ポータルはhttpsで開かれています",
    insecure: "ポータルは暗号化なし（http）で開かれています",
    tokenChecked: "アプリケーショントークンが一致しています",
    tokenNotConfigured: "アプリケーショントークンが未設定のため、リクエストの送信元は確認されません",
    clientConfigured: "クライアントIDとクライアントシークレットは設定済みです",
    clientNotConfigured: "クライアントIDとクライアントシークレットが設定されていません",
    installedSince: "インストール日",
    version: "バージョン",
    permissions: "権限",
    missing: "不足している権限",
    bound: "設定済み",
    notBound: "未設定",
    new: "新機能",
    switchOn: "オンにする",
    switchOff: "オフにする",
    installAgain: "不足しているものを設定するには、ポータルでアプリケーションを再度インストールしてください。",
    namedByHand: "このポータルは、サーバーの設定に手動で追加されています。",
    lastCalls: "最近表示した通話",
    noCalls: "サーバーの起動後はまだありません",
    checkAgain: "再確認"
  )
}
