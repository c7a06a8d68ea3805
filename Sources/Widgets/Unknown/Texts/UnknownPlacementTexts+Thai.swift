extension UnknownPlacementTexts {
  static let thai = UnknownPlacementTexts(
    title: "Placard ไม่มีอะไรแสดงที่นี่",
    explanation: "Bitrix24 เปิด Placard ในตำแหน่งนี้ แต่ไม่มีอะไรให้แสดงที่นี่",
    advice: "ผู้ดูแลระบบสามารถปิดรายการนี้ได้ในหน้าของ Placard ในพอร์ทัล",
    placement: "ตำแหน่งการฝัง",
    context: "บริบท",
    valueCount: .same("# ค่า"),
    noContext: "พอร์ทัลไม่ได้ส่งบริบทมา",
    unreadableContext: "ไม่สามารถอ่านบริบทได้",
    received: "ข้อมูลที่พอร์ทัลส่งมา",
    parameter: "พารามิเตอร์",
    value: "ค่า",
    secretSent: "ส่งมาแล้ว แต่ไม่แสดง",
    notSent: "ไม่ได้ส่งมา"
  )
}
