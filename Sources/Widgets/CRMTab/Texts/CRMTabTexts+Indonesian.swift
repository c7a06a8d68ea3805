extension CRMTabTexts {
  static let indonesian = CRMTabTexts(
    title: "Panggilan",
    loading: "Memuat panggilan…",
    total: "Panggilan dalam 90 hari",
    due: "Belum ditelepon balik",
    lastTalk: "Percakapan terakhir",
    usualAgent: "Biasanya berbicara dengan",
    none: "Belum ada panggilan.",
    older: "Panggilan yang lebih lama ada di linimasa CRM.",
    recording: "Rekaman",
    transcript: "Transkrip",
    noTranscript: "Bitrix24 tidak memiliki transkrip panggilan ini.",
    transcriptDenied: "Anda tidak boleh membaca transkrip ini, atau AI dimatikan di Bitrix24 ini.",
    noAccess: "Anda tidak memiliki akses ke panggilan ini.",
    partial: "Sebagian data tidak dapat dimuat.",
    unavailable: "Panggilan tidak dapat ditampilkan: server tidak menanyai Bitrix24 ini.",
    noItem: "Bitrix24 tidak menyebutkan kartu siapa ini."
  )
}
