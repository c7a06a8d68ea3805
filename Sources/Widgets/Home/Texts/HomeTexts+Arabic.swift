extension HomeTexts {
  static let arabic = HomeTexts(
    title: "Placard",
    purpose: "يعرض Placard لموظفي الاتصال في بطاقة المكالمة هوية المتصل بينما لا يزال الهاتف يرنّ.",
    placements: "مواضع التضمين",
    setup: "الإعداد",
    portalAdmitted: "هذه البوابة مسجّلة على الخادم",
    secure: "البوابة مفتوحة عبر https",
    insecure: "البوابة مفتوحة من دون تشفير (http)",
    tokenChecked: "الرمز المميز للتطبيق مطابق",
    tokenNotConfigured: "لم يُضبط الرمز المميز للتطبيق: لا يجري التحقق من مصدر الطلبات",
    clientConfigured: "معرّف التطبيق (client_id) ومفتاحه السري (client_secret) مضبوطان",
    clientNotConfigured: "معرّف التطبيق (client_id) ومفتاحه السري (client_secret) غير مضبوطين",
    installedSince: "تاريخ التثبيت",
    version: "الإصدار",
    permissions: "الأذونات",
    missing: "الأذونات الناقصة",
    bound: "مُعدّ",
    notBound: "غير مُعدّ",
    new: "جديد",
    switchOn: "تشغيل",
    switchOff: "إيقاف",
    installAgain: "لإعداد ما ينقص، أعد تثبيت التطبيق في البوابة.",
    namedByHand: "أُضيفت هذه البوابة يدويًا إلى إعدادات الخادم.",
    lastCalls: "آخر المكالمات المعروضة",
    noCalls: "لا توجد مكالمات معروضة منذ تشغيل الخادم",
    checkAgain: "إعادة التحقق"
  )
}
