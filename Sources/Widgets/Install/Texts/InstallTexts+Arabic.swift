extension InstallTexts {
  static let arabic = InstallTexts(
    title: "تثبيت Placard",
    done: "تم تثبيت Placard",
    partlyDone: "تم تثبيت Placard، لكن تعذّر إعداد بعض الأجزاء",
    failed: "تعذّر تثبيت Placard",
    reload: "أعد تحميل صفحة البوابة. ستظهر علامة التبويب في بطاقة المكالمة التالية.",
    telling: "جارٍ إكمال التثبيت…",
    notTold: "تعذّر إبلاغ البوابة باكتمال التثبيت",
    portalSilent: "لا ترد البوابة على هذه الصفحة.",
    otherAddress: "على الأرجح كُتب العنوان في إعدادات التطبيق بطريقة مختلفة، بأحرف كبيرة مثلًا. "
      + "يجب أن يكون هكذا بالضبط:",
    libraryBlocked: "على الأرجح تعذّر على المتصفح تحميل مكتبة البوابة. يجب السماح له بالتحميل من:",
    steps: "الخطوات",
    portalRegistered: "تسجيل هذه البوابة على الخادم",
    eventsSubscribed: "إشعار الخادم عند تحديث التطبيق أو إزالته",
    stepDone: "تم",
    stepUnchanged: "كان مُعدًّا من قبل",
    stepFailed: "فشل",
    clientNotConfigured: "لا يعرف الخادم التطبيق: اضبط PLACARD_CLIENT_ID وPLACARD_CLIENT_SECRET.",
    publicURLNotConfigured: "لا يعرف الخادم عنوانه: اضبط PLACARD_PUBLIC_URL على عنوان https لهذا التطبيق.",
    noToken: "لم ترسل البوابة أي تفويض. افتح التطبيق في البوابة بحساب مسؤول.",
    unknownServer: "تستخدم البوابة خادم تفويض لا يعرفه هذا الخادم. أضفه إلى PLACARD_OAUTH_SERVERS.",
    notConfirmed: "لم يؤكّد خادم التفويض عملية التثبيت. أعد المحاولة.",
    otherApplication: "فتحت البوابة تطبيقًا آخر. قارن معرّف التطبيق (client_id) بقيمة PLACARD_CLIENT_ID.",
    otherPortal: "عنوان هذه البوابة لدى خادم التفويض مختلف. افتح البوابة من عنوانها الرئيسي.",
    notAdministrator: "لا يستطيع تثبيت التطبيق إلا مسؤول في البوابة.",
    portalFailed: "لم ترد البوابة كما هو متوقع. أعد المحاولة.",
    notStored: "تعذّر على الخادم حفظ تسجيل البوابة. السبب مذكور في سجل الخادم.",
    tooManyRefusals: "جرت للتو محاولات تثبيت كثيرة تعذّر تأكيدها. انتظر دقيقة ثم أعد المحاولة.",
    missingPermission: "ينقص التطبيق أحد الأذونات. "
      + "امنحه الأذونات placement وtelephony وcrm وuser_brief، ثم أعد تثبيته.",
    addressRefused: "لا تقبل البوابة عنوان التطبيق. "
      + "يجب أن يكون PLACARD_PUBLIC_URL عنوان https يمكن للبوابة الوصول إليه.",
    tooMany: "لا تسمح البوابة بمزيد من التطبيقات في موضع التضمين هذا.",
    finish: "إنهاء على أي حال"
  )
}
