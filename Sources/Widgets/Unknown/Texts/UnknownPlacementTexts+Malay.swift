extension UnknownPlacementTexts {
  static let malay = UnknownPlacementTexts(
    title: "Placard tiada apa-apa di sini",
    explanation: "Bitrix24 membuka Placard di tempat ini, tetapi tiada apa-apa untuk dipaparkan di sini.",
    advice: "Pentadbir boleh mematikan entri ini pada halaman Placard di portal.",
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
