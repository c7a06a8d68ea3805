extension CRMTabTexts {
  static let turkish = CRMTabTexts(
    title: "Aramalar",
    loading: "Aramalar yükleniyor…",
    total: "90 gündeki aramalar",
    due: "Geri aranmadı",
    lastTalk: "Son görüşme",
    usualAgent: "Çoğunlukla konuştuğu kişi",
    none: "Henüz arama yok.",
    older: "Daha eski aramalar CRM zaman akışlarında.",
    recording: "Kayıt",
    transcript: "Döküm",
    noTranscript: "Bitrix24'te bu aramanın dökümü yok.",
    transcriptDenied: "Bu dökümü okuyamazsınız veya bu Bitrix24'te yapay zeka kapalı.",
    noAccess: "Bu aramalara erişiminiz yok.",
    partial: "Verilerin bir kısmı yüklenemedi.",
    unavailable: "Aramalar gösterilemiyor: sunucu bu Bitrix24'e sormuyor.",
    noItem: "Bitrix24 bunun kimin kartı olduğunu bildirmedi."
  )
}
