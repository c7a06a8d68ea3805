extension UnknownPlacementTexts {
  static let turkish = UnknownPlacementTexts(
    title: "Bu yerleşim için henüz bir sayfa yok",
    explanation: "Bitrix24 uygulamayı burada açtı ancak Placard’ın bu yer için bir sayfası yok. "
      + "Bu yer için hazırlanacak bir sayfa aşağıdaki verileri alır.",
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
