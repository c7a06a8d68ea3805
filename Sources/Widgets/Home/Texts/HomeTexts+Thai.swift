extension HomeTexts {
  static let thai = HomeTexts(
    title: "Placard",
    purpose: "Placard แสดงให้เจ้าหน้าที่เห็นในการ์ดการโทรว่าใครโทรเข้ามา ตั้งแต่โทรศัพท์ยังดังอยู่",
    placements: "ตำแหน่งการฝัง",
    setup: "การตั้งค่า",
    portalAdmitted: "เซิร์ฟเวอร์ให้บริการพอร์ทัลนี้",
    secure: "เปิดพอร์ทัลผ่าน https",
    insecure: "เปิดพอร์ทัลโดยไม่มีการเข้ารหัส (http)",
    tokenChecked: "โทเค็นแอปพลิเคชันตรงกัน",
    tokenNotConfigured: "ยังไม่ได้กำหนดโทเค็นแอปพลิเคชัน: ไม่มีการตรวจสอบว่าคำขอมาจากที่ใด",
    clientConfigured: "กำหนด Client ID และ Client Secret แล้ว",
    clientNotConfigured: "ยังไม่ได้กำหนด Client ID และ Client Secret",
    installedSince: "วันที่ติดตั้ง",
    version: "เวอร์ชัน",
    permissions: "สิทธิ์",
    missing: "สิทธิ์ที่ขาด",
    bound: "ตั้งค่าแล้ว",
    notBound: "ยังไม่ได้ตั้งค่า",
    new: "ใหม่",
    switchOn: "เปิดใช้",
    switchOff: "ปิดใช้",
    installAgain: "หากต้องการตั้งค่าส่วนที่ขาด โปรดติดตั้งแอปพลิเคชันในพอร์ทัลอีกครั้ง",
    namedByHand: "มีการเพิ่มพอร์ทัลนี้ในการกำหนดค่าของเซิร์ฟเวอร์ด้วยตนเอง",
    lastCalls: "สายล่าสุดที่แสดง",
    noCalls: "ยังไม่มีตั้งแต่เซิร์ฟเวอร์เริ่มทำงาน",
    checkAgain: "ตรวจสอบอีกครั้ง"
  )
}
