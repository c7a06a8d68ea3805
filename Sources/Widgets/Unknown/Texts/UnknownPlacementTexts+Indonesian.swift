extension UnknownPlacementTexts {
  static let indonesian = UnknownPlacementTexts(
    title: "Belum ada halaman untuk penempatan ini",
    explanation: "Bitrix24 membuka aplikasi di sini, tetapi Placard tidak memiliki halaman untuk tempat ini. "
      + "Halaman untuk tempat ini akan menerima data di bawah.",
    placement: "Penempatan",
    context: "Konteks",
    valueCount: .same("# nilai"),
    noContext: "Portal tidak mengirim konteks.",
    unreadableContext: "Konteks tidak dapat dibaca.",
    received: "Data yang dikirim portal",
    parameter: "Parameter",
    value: "Nilai",
    secretSent: "dikirim, tidak ditampilkan",
    notSent: "tidak dikirim"
  )
}
