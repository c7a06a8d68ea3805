extension UnknownPlacementTexts {
  static let indonesian = UnknownPlacementTexts(
    title: "Placard tidak memiliki apa pun di sini",
    explanation: "Bitrix24 membuka Placard di tempat ini, tetapi tidak ada yang dapat ditampilkan di sini.",
    advice: "Administrator dapat menonaktifkan entri ini di halaman Placard di portal.",
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
