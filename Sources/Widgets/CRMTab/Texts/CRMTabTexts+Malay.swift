extension CRMTabTexts {
  static let malay = CRMTabTexts(
    title: "Panggilan",
    loading: "Memuatkan panggilan…",
    total: "Panggilan dalam 90 hari",
    due: "Belum dihubungi semula",
    lastTalk: "Perbualan terakhir",
    usualAgent: "Biasanya bercakap dengan",
    none: "Belum ada panggilan.",
    older: "Panggilan lebih lama ada dalam garis masa CRM.",
    recording: "Rakaman",
    transcript: "Transkrip",
    noTranscript: "Bitrix24 tiada transkrip bagi panggilan ini.",
    transcriptDenied: "Anda tidak boleh membaca transkrip ini, atau AI dimatikan dalam Bitrix24 ini.",
    noAccess: "Anda tiada akses kepada panggilan ini.",
    partial: "Sebahagian data tidak dapat dimuatkan.",
    unavailable: "Panggilan tidak dapat ditunjukkan: pelayan tidak bertanya kepada Bitrix24 ini.",
    noItem: "Bitrix24 tidak menyatakan kad ini milik siapa."
  )
}
