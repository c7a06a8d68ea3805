extension HomeTexts {
  static let turkish = HomeTexts(
    title: "Placard",
    purpose: "Placard, telefon henüz çalarken kimin aradığını arama kartında operatörlere gösterir.",
    placements: "Yerleşimler",
    setup: "Kurulum",
    portalAdmitted: "Bu portal sunucuda kayıtlı",
    secure: "Portal https üzerinden açılıyor",
    insecure: "Portal şifreleme olmadan (http) açılıyor",
    tokenChecked: "Uygulama token’ı eşleşiyor",
    tokenNotConfigured: "Uygulama token’ı yapılandırılmamış: isteklerin nereden geldiği denetlenmiyor",
    clientConfigured: "İstemci kimliği ve istemci gizli anahtarı yapılandırılmış",
    clientNotConfigured: "İstemci kimliği ve istemci gizli anahtarı yapılandırılmamış",
    installedSince: "Kurulum tarihi",
    version: "Sürüm",
    permissions: "İzinler",
    missing: "Eksik",
    bound: "Ayarlı",
    notBound: "Ayarlı değil",
    new: "Yeni",
    switchOn: "Etkinleştir",
    switchOff: "Devre dışı bırak",
    installAgain: "Eksikleri tamamlamak için uygulamayı portala yeniden kurun.",
    namedByHand: "Bu portal, sunucu yapılandırmasına elle eklendi.",
    lastCalls: "Son gösterilen aramalar",
    noCalls: "Sunucu başlatıldığından beri yok",
    checkAgain: "Yeniden denetle"
  )
}
