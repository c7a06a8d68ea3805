extension CRMTabTexts {
  static let arabic = CRMTabTexts(
    title: "المكالمات",
    loading: "جارٍ تحميل المكالمات…",
    total: "المكالمات خلال 90 يومًا",
    due: "لم يُعاوَد الاتصال",
    lastTalk: "آخر محادثة",
    usualAgent: "يتحدث غالبًا مع",
    none: "لم تُجرَ مكالمات بعد.",
    older: "المكالمات الأقدم موجودة في المخططات الزمنية في CRM.",
    recording: "التسجيل",
    transcript: "النص المكتوب",
    noTranscript: "ليس لدى Bitrix24 نص لهذه المكالمة.",
    transcriptDenied: "لا يُسمح لك بقراءة هذا النص، أو أن الذكاء الاصطناعي معطّل في Bitrix24 هذا.",
    noAccess: "ليس لديك وصول إلى هذه المكالمات.",
    partial: "تعذّر تحميل بعض البيانات.",
    unavailable: "لا يمكن عرض المكالمات: الخادم لا يستعلم من Bitrix24 هذا.",
    noItem: "لم يذكر Bitrix24 لمن هذه البطاقة."
  )
}
