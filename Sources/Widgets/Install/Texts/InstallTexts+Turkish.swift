extension InstallTexts {
  static let turkish = InstallTexts(
    title: "Placard kuruluyor",
    done: "Placard kuruldu",
    partlyDone: "Placard kuruldu ancak bazı ayarlar tamamlanamadı",
    failed: "Placard kurulamadı",
    reload: "Portal sayfasını yenileyin. Sekme bir sonraki arama kartında görünecek.",
    telling: "Kurulum tamamlanıyor…",
    notTold: "Kurulumun tamamlandığı portala bildirilemedi",
    portalSilent: "Portal bu sayfaya yanıt vermiyor.",
    otherAddress: "Büyük olasılıkla uygulama ayarlarındaki adres farklı yazılmış, örneğin büyük harflerle. "
      + "Adres tam olarak şöyle olmalıdır:",
    libraryBlocked: "Büyük olasılıkla tarayıcı portalın kitaplığını yükleyemedi. "
      + "Şu adresten yüklemesine izin verilmelidir:",
    steps: "Adımlar",
    portalRegistered: "Bu portalın sunucuya kaydı",
    eventsSubscribed: "Uygulama güncellendiğinde veya kaldırıldığında sunucuya bildirim",
    stepDone: "Tamamlandı",
    stepUnchanged: "Zaten ayarlıydı",
    stepFailed: "Başarısız",
    clientNotConfigured: "Sunucu uygulamayı tanımıyor: "
      + "PLACARD_CLIENT_ID ve PLACARD_CLIENT_SECRET değerlerini ayarlayın.",
    publicURLNotConfigured: "Sunucu kendi adresini bilmiyor: "
      + "PLACARD_PUBLIC_URL değerini bu uygulamanın https adresi olarak ayarlayın.",
    noToken: "Portal yetkilendirme göndermedi. Uygulamayı portalda yönetici olarak açın.",
    unknownServer: "Portal, bu sunucunun tanımadığı bir yetkilendirme sunucusu kullanıyor. "
      + "Onu PLACARD_OAUTH_SERVERS listesine ekleyin.",
    notConfirmed: "Yetkilendirme sunucusu kurulumu onaylamadı. Yeniden deneyin.",
    otherApplication: "Portal başka bir uygulama açtı. "
      + "Uygulamanın istemci kimliğini PLACARD_CLIENT_ID ile karşılaştırın.",
    otherPortal: "Yetkilendirme sunucusu bu portalı başka bir adresle tanıyor. Portalı ana adresinden açın.",
    notAdministrator: "Uygulamayı yalnızca bir portal yöneticisi kurabilir.",
    portalFailed: "Portal beklendiği gibi yanıt vermedi. Yeniden deneyin.",
    notStored: "Sunucu, portal kaydını saklayamadı. Nedenini sunucu günlüğünde bulabilirsiniz.",
    tooManyRefusals: "Az önce doğrulanamayan çok sayıda kurulum denemesi yapıldı. "
      + "Bir dakika bekleyip yeniden deneyin.",
    missingPermission: "Uygulamanın bir izni eksik. "
      + "Uygulamaya placement, telephony, crm ve user_brief izinlerini verip yeniden kurun.",
    addressRefused: "Portal, uygulamanın adresini kabul etmiyor. "
      + "PLACARD_PUBLIC_URL, portalın erişebildiği bir https adresi olmalıdır.",
    tooMany: "Portal bu yerleşimde daha fazla uygulamaya izin vermiyor.",
    finish: "Yine de bitir"
  )
}
