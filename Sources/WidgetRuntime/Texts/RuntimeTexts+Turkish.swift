extension RuntimeTexts {
  package static let turkish = RuntimeTexts(
    action: Action(
      done: "Kaydedildi.",
      later: "Aramadan sonra kaydedilecek.",
      kept: "Kaydedilecek bir yer yok. Not sizin için saklandı.",
      refused: "Bitrix24 buna izin vermiyor.",
      stale: "Bu arada bir iş arkadaşınız değiştirdi. Şimdiki metin:",
      unknown: "Bağlantı kesildi. Kaydedilip kaydedilmediği bilinmiyor.",
      busy: "Bitrix24 meşgul. Hiçbir şey kaydedilmedi; tekrar deneyin.",
      missing: "Bu alan boş.",
      tooLong: "Metin çok uzun.",
      duplicates: "Bu numara veya e-posta zaten birinde var.",
      createAnyway: "Yine de oluştur",
      demanded: "Bitrix24 şunları da istiyor:",
      openForm: "Formunu aç",
      typedCopied: "Yazdıklarınız kopyalandı.",
      malformed: "Değer geçerli değil."
    ),
    part: Part(
      failed: "Bu bölüm yüklenemedi.",
      tryAgain: "Yeniden dene",
      tooSlow: "Bitrix24 zamanında yanıt vermedi.",
      busy: "Bitrix24 şu anda meşgul. Birazdan yeniden deneyin.",
      expired: "Yetkilendirmenizin süresi doldu. "
        + "Kartın başka bir sekmesine geçip geri dönün veya aramadan sonra sayfayı yenileyin.",
      noAccessToApplication: "Bu uygulamayı kullanma izniniz yok: bir yöneticiye başvurun.",
      notInstalled: "Bu uygulama Bitrix24’te kurulu değil: bir yöneticiye başvurun.",
      notConfirmed: "Önce bir yöneticinin bu uygulamanın isteğini Bitrix24’te onaylaması gerekiyor.",
      refused: "Bitrix24 bu uygulamanın isteklerini reddediyor: bir yöneticiye başvurun."
    ),
    refusal: Refusal(
      badRequest: "Geçersiz istek",
      missingParameter: "Zorunlu bir parametre eksik:",
      invalidParameter: "Bir parametrenin değeri geçersiz:",
      contradictoryParameter: "Bir parametre farklı değerlerle iki kez gönderildi:",
      incompleteBody: "İstek eksik ulaştı.",
      forbidden: "Erişim reddedildi",
      unknownPortal: "Bu Bitrix24 portalı bu sunucuda kayıtlı değil.",
      wrongToken: "Bu portalın uygulama token’ı eksik veya yanlış.",
      insecurePortal: "Bu portal şifreleme olmadan (http) açıldı; bu sunucu bu portal için buna izin vermiyor.",
      notFound: "Sayfa bulunamadı",
      notFoundHint: "Bu adreste herhangi bir şey yok.",
      methodNotAllowed: "Yönteme izin verilmiyor",
      methodNotAllowedHint: "Bu adres bu tür istekleri yanıtlamıyor.",
      tooLarge: "İstek çok büyük",
      tooLargeHint: "Bu sunucunun kabul ettiğinden daha fazla veri gönderildi.",
      unsupported: "Desteklenmeyen veri biçimi",
      unsupportedHint: "Bu sunucu yalnızca Bitrix24’ün gönderdiği form verilerini kabul eder.",
      internalError: "Bir sorun oluştu",
      internalErrorHint: "Hata sunucudan kaynaklanıyor. Aramanız bundan etkilenmiyor.",
      advice: "Kartın başka bir sekmesine geçip geri dönün veya aramadan sonra sayfayı yenileyin. "
        + "Sorun sürerse istek kimliğini yöneticinize iletin.",
      hintForAdministrators: "Yöneticiler için: "
        + "uygulamayı bu portala yeniden kurun veya portal adresinin sunucu yapılandırmasına eklenmesini isteyin.",
      requestID: "İstek kimliği"
    ),
    landing: Landing(
      title: "Placard çalışıyor",
      explanation: "Bu adres, onu portalın içinde açan Bitrix24 içindir. Burada yapmanız gereken bir şey yok."
    ),
    unavailable: Unavailable(
      title: "Arama kartı şu anda kullanılamıyor",
      explanation: "Aramanız bundan etkilenmiyor. "
        + "Kartın başka bir sekmesine geçip geri dönün veya aramadan sonra sayfayı yenileyin."
    )
  )
}
