extension UnknownPlacementTexts {
  static let turkish = UnknownPlacementTexts(
    title: "Placard'ın burada gösterecek bir şeyi yok",
    explanation: "Bitrix24 burada Placard'ı açtı, ancak burada gösterilecek bir şey yok.",
    advice: "Bir yönetici bu öğeyi portaldaki Placard sayfasından devre dışı bırakabilir.",
    placement: "Yerleşim",
    context: "Bağlam",
    valueCount: .oneOther(one: "# değer", other: "# değer"),
    noContext: "Portal bağlam göndermedi.",
    unreadableContext: "Bağlam okunamadı.",
    received: "Portalın gönderdiği veriler",
    parameter: "Parametre",
    value: "Değer",
    secretSent: "gönderildi, gösterilmiyor",
    notSent: "gönderilmedi"
  )
}
