extension UnknownPlacementTexts {
  static let thai = UnknownPlacementTexts(
    title: "ยังไม่มีหน้าสำหรับตำแหน่งการฝังนี้",
    explanation: "Bitrix24 เปิดแอปพลิเคชันที่นี่ แต่ Placard ไม่มีหน้าสำหรับตำแหน่งนี้ "
      + "หากมี หน้านั้นจะได้รับข้อมูลด้านล่าง",
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
