extension UnknownPlacementTexts {
  static let malay = UnknownPlacementTexts(
    title: "Belum ada halaman untuk penempatan ini",
    explanation: "Bitrix24 membuka aplikasi di sini, tetapi Placard tidak mempunyai halaman untuk tempat ini. "
      + "Halaman untuk tempat ini akan menerima data di bawah.",
    placement: "Penempatan",
    context: "Konteks",
    valueCount: .same("# nilai"),
    noContext: "Portal tidak menghantar konteks.",
    unreadableContext: "Konteks tidak dapat dibaca.",
    received: "Data yang dihantar oleh portal",
    parameter: "Parameter",
    value: "Nilai",
    secretSent: "dihantar, tidak dipaparkan",
    notSent: "tidak dihantar"
  )
}
