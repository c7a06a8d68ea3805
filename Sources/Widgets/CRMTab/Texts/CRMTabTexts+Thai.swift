extension CRMTabTexts {
  static let thai = CRMTabTexts(
    title: "การโทร",
    loading: "กำลังโหลดการโทร…",
    total: "การโทรใน 90 วัน",
    due: "ยังไม่ได้โทรกลับ",
    lastTalk: "การสนทนาล่าสุด",
    usualAgent: "มักคุยกับ",
    none: "ยังไม่มีการโทร",
    older: "การโทรที่เก่ากว่าอยู่ในไทม์ไลน์ของ CRM",
    recording: "ไฟล์บันทึกเสียง",
    transcript: "บทถอดเสียง",
    noTranscript: "Bitrix24 ไม่มีบทถอดเสียงของการโทรนี้",
    transcriptDenied: "คุณไม่มีสิทธิ์อ่านบทถอดเสียงนี้ หรือ AI ถูกปิดอยู่ใน Bitrix24 นี้",
    noAccess: "คุณไม่มีสิทธิ์เข้าถึงการโทรเหล่านี้",
    partial: "โหลดข้อมูลบางส่วนไม่ได้",
    unavailable: "แสดงการโทรไม่ได้: เซิร์ฟเวอร์ไม่ได้สอบถาม Bitrix24 นี้",
    noItem: "Bitrix24 ไม่ได้แจ้งว่านี่คือการ์ดของใคร"
  )
}
