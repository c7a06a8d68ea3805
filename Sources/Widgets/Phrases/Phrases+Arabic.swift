extension Phrases {
  static let arabic = Phrases(
    call: Call(
      title: "بطاقة المكالمة",
      incoming: "مكالمة واردة",
      outgoing: "مكالمة صادرة",
      callback: "معاودة اتصال",
      transferred: "مكالمة محوّلة",
      otherDirection: "مكالمة",
      ringing: "الهاتف يرنّ",
      notStarted: "لم تبدأ بعد",
      connecting: "جارٍ الاتصال",
      connected: "محادثة جارية",
      ended: "انتهت المكالمة",
      duration: "المدة",
      number: "رقم الهاتف",
      copyNumber: "نسخ الرقم",
      copied: "تم النسخ",
      notCopied: "اضغط Ctrl+C للنسخ",
      numberHidden: "رقم محجوب",
      numberHiddenHint: "حجب المتصل رقمه. اطلب منه رقمًا إذا كنت ستحتاج إلى معاودة الاتصال به.",
      numberUnknown: "رقم غير معروف",
      numberUnknownHint: "لم ترسل البوابة رقم الهاتف.",
      line: "الخط",
      campaign: "حملة اتصالات",
      activity: "النشاط",
      callID: "معرّف المكالمة",
      details: "التفاصيل",
      incomplete: "تعذّرت قراءة جزء من بيانات هذه المكالمة."
    ),
    failure: Failure(
      busy: "الخط مشغول",
      unavailable: "غير متاح حاليًا",
      notAnswered: "لم يتم الرد",
      declined: "مكالمة مرفوضة",
      cancelled: "مكالمة ملغاة",
      invalidNumber: "رقم غير صالح",
      forbidden: "مكالمة غير مسموح بها",
      blocked: "الرقم محظور",
      unreachable: "الوجهة غير متاحة",
      insufficientFunds: "الرصيد غير كافٍ",
      other: "فشلت المكالمة"
    ),
    live: Live(
      unavailable: "لا ترسل البوابة تحديثات مباشرة: تظهر المكالمة كما كانت عند فتح علامة التبويب.",
      customerFailed: "تعذّر تحميل بيانات العميل.",
      tryAgain: "إعادة المحاولة"
    ),
    crm: CRM(
      heading: "في نظام CRM",
      lead: "عميل محتمل",
      deal: "صفقة",
      contact: "جهة اتصال",
      company: "شركة",
      quote: "عرض سعر",
      invoice: "فاتورة",
      order: "طلب",
      item: "عنصر",
      notLinked: "غير مرتبطة بنظام CRM",
      notLinkedHint: "لا يرتبط بهذه المكالمة أي عميل محتمل أو صفقة أو جهة اتصال أو شركة.",
      primary: "العنصر الرئيسي",
      linkedItems: .arabic(
        zero: "لا توجد عناصر مرتبطة",
        one: "عنصر مرتبط واحد",
        two: "عنصران مرتبطان",
        few: "# عناصر مرتبطة",
        many: "# عنصرًا مرتبطًا",
        other: "# عنصر مرتبط"
      ),
      opensInNewTab: "يُفتح في علامة تبويب جديدة"
    ),
    home: Home(
      title: "Placard",
      purpose: "يعرض Placard لموظفي الاتصال في بطاقة المكالمة هوية المتصل بينما لا يزال الهاتف يرنّ.",
      placements: "مواضع التضمين",
      placementCount: .arabic(
        zero: "لا توجد مواضع تضمين",
        one: "موضع تضمين واحد",
        two: "موضعا تضمين",
        few: "# مواضع تضمين",
        many: "# موضع تضمين",
        other: "# موضع تضمين"
      ),
      callCardPlacement: "علامة تبويب في بطاقة المكالمة",
      defaultPlacement: "الصفحة الخاصة بالتطبيق",
      setup: "الإعداد",
      portalAdmitted: "هذه البوابة مسجّلة على الخادم",
      secure: "البوابة مفتوحة عبر https",
      insecure: "البوابة مفتوحة من دون تشفير (http)",
      tokenChecked: "الرمز المميز للتطبيق مطابق",
      tokenNotConfigured: "لم يُضبط الرمز المميز للتطبيق: لا يجري التحقق من مصدر الطلبات",
      clientConfigured: "معرّف التطبيق (client_id) ومفتاحه السري (client_secret) مضبوطان",
      clientNotConfigured: "معرّف التطبيق (client_id) ومفتاحه السري (client_secret) غير مضبوطين",
      received: "ما أرسلته البوابة",
      parameter: "المعامل",
      value: "القيمة",
      secretSent: "أُرسلت ولا تُعرض",
      notSent: "لم تُرسل"
    ),
    unknownPlacement: UnknownPlacement(
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
      unreadableContext: "تعذّرت قراءة السياق."
    ),
    refusal: Refusal(
      badRequest: "تعذّر فهم الطلب",
      missingParameter: "معامل مطلوب غير موجود:",
      invalidParameter: "قيمة غير صالحة للمعامل:",
      contradictoryParameter: "أُرسل المعامل مرتين بقيمتين مختلفتين:",
      incompleteBody: "وصل الطلب غير مكتمل.",
      forbidden: "تم رفض الوصول",
      unknownPortal: "بوابة Bitrix24 هذه غير مسجّلة على هذا الخادم.",
      wrongToken: "الرمز المميز للتطبيق لهذه البوابة مفقود أو غير صحيح.",
      insecurePortal: "فُتحت هذه البوابة من دون تشفير (http)، وهذا الخادم لا يسمح لها بذلك.",
      notFound: "الصفحة غير موجودة",
      notFoundHint: "لا يوجد شيء على هذا العنوان.",
      methodNotAllowed: "الطريقة غير مسموح بها",
      methodNotAllowedHint: "لا يستجيب هذا العنوان لطلبات من هذا النوع.",
      tooLarge: "الطلب كبير جدًا",
      tooLargeHint: "أُرسلت بيانات أكثر مما يقبله هذا الخادم.",
      unsupported: "تنسيق البيانات غير مدعوم",
      unsupportedHint: "لا يقبل هذا الخادم إلا النموذج الذي يرسله Bitrix24.",
      internalError: "حدث خطأ ما",
      internalErrorHint: "الخطأ في الخادم، ولم تتأثر مكالمتك.",
      advice: "أغلق علامة التبويب هذه ثم افتحها من جديد. إذا لم ينجح ذلك، فأبلغ المسؤول بمعرّف الطلب.",
      requestID: "معرّف الطلب"
    ),
    landing: Landing(
      title: "يعمل Placard الآن",
      explanation: "هذا العنوان مخصّص لمنصة Bitrix24 التي تفتحه داخل البوابة. لا يلزمك فعل أي شيء هنا."
    ),
    unavailable: Unavailable(
      title: "بطاقة المكالمة غير متاحة حاليًا",
      explanation: "لم تتأثر مكالمتك. افتح علامة التبويب هذه من جديد بعد لحظات."
    )
  )
}
