extension InstallTexts {
  static let japanese = InstallTexts(
    title: "Placardのインストール",
    done: "Placardをインストールしました",
    partlyDone: "Placardをインストールしましたが、一部の設定を完了できませんでした",
    failed: "Placardをインストールできませんでした",
    reload: "ポータルのページを再読み込みしてください。次の通話カードからタブが表示されます。",
    telling: "インストールを完了しています…",
    notTold: "インストールの完了をポータルに通知できませんでした",
    portalSilent: "ポータルがこのページに応答しません。",
    otherAddress: "アプリケーションの設定に入力されたアドレスの表記が異なっている可能性があります（大文字が含まれている場合など）。"
      + "次のとおり正確に入力してください：",
    libraryBlocked: "ブラウザーがポータルのライブラリを読み込めなかった可能性があります。"
      + "次のアドレスからの読み込みを許可してください：",
    steps: "処理内容",
    portalRegistered: "サーバーへのこのポータルの登録",
    eventsSubscribed: "アプリケーションの更新・削除時のサーバーへの通知",
    stepDone: "完了",
    stepUnchanged: "以前に設定済み",
    stepFailed: "失敗",
    clientNotConfigured: "サーバーにアプリケーションが設定されていません。PLACARD_CLIENT_IDとPLACARD_CLIENT_SECRETを設定してください。",
    publicURLNotConfigured: "サーバー自身のアドレスが設定されていません。PLACARD_PUBLIC_URLにこのアプリケーションのhttpsアドレスを設定してください。",
    noToken: "ポータルから認証情報が送信されませんでした。管理者としてポータルでアプリケーションを開いてください。",
    unknownServer: "ポータルが使用している認証サーバーは、このサーバーに登録されていません。PLACARD_OAUTH_SERVERSに追加してください。",
    notConfirmed: "認証サーバーでインストールを確認できませんでした。もう一度お試しください。",
    otherApplication: "ポータルが別のアプリケーションを開きました。アプリケーションのクライアントIDがPLACARD_CLIENT_IDと一致するか確認してください。",
    otherPortal: "認証サーバーには、このポータルが別のアドレスで登録されています。ポータルをメインのアドレスで開いてください。",
    notAdministrator: "アプリケーションをインストールできるのは、ポータルの管理者のみです。",
    portalFailed: "ポータルから正しい応答がありませんでした。もう一度お試しください。",
    notStored: "サーバーに登録情報を保存できませんでした。原因はサーバーのログで確認できます。",
    tooManyRefusals: "確認できないインストールの試行が短時間に集中しました。1分ほど待ってから、もう一度お試しください。",
    missingPermission: "アプリケーションの権限が不足しています。placement、telephony、crm、user_briefを付与してから、再度インストールしてください。",
    addressRefused: "ポータルがアプリケーションのアドレスを受け付けません。PLACARD_PUBLIC_URLには、ポータルからアクセスできるhttpsアドレスを設定してください。",
    tooMany: "このプレースメントには、これ以上アプリケーションを追加できません。",
    finish: "このまま完了"
  )
}
