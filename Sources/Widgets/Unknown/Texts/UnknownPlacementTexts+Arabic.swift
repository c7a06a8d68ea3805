extension UnknownPlacementTexts {
  static let arabic = UnknownPlacementTexts(
    title: "لا يوجد لدى Placard شيء هنا",
    explanation: "فتح Bitrix24 تطبيق Placard في هذا الموضع، لكن لا يوجد ما يُعرض هنا.",
    advice: "يمكن للمسؤول إيقاف هذا العنصر من صفحة Placard في البوابة.",
    placement: "موضع التضمين",
    context: "السياق",
    valueCount: .arabic(
      zero: "لا توجد قيم",
      one: "قيمة واحدة",
      two: "قيمتان",
      few: "# قيم",
      many: "# قيمة",
      other: "# قيمة"
    ),
    noContext: "لم ترسل البوابة أي سياق.",
    unreadableContext: "تعذّرت قراءة السياق.",
    received: "ما أرسلته البوابة",
    parameter: "المعامل",
    value: "القيمة",
    secretSent: "أُرسلت ولا تُعرض",
    notSent: "لم تُرسل"
  )
}
