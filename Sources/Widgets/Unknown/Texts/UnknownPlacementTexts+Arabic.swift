extension UnknownPlacementTexts {
  static let arabic = UnknownPlacementTexts(
    title: "لا توجد صفحة لموضع التضمين هذا بعد",
    explanation: "فتح Bitrix24 التطبيق هنا، لكن ليس لدى Placard صفحة لهذا الموضع. "
      + "ولو وُجدت له صفحة لتلقّت البيانات الواردة أدناه.",
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
