extension UnknownPlacementTexts {
  static let hindi = UnknownPlacementTexts(
    title: "इस प्लेसमेंट के लिए अभी कोई पेज नहीं है",
    explanation: "Bitrix24 ने ऐप्लिकेशन यहाँ खोला, लेकिन Placard के पास इस जगह के लिए कोई पेज नहीं है। "
      + "अगर ऐसा पेज होता, तो उसे नीचे दिया गया डेटा मिलता।",
    placement: "प्लेसमेंट",
    context: "संदर्भ",
    valueCount: .oneOther(one: "# मान", other: "# मान"),
    noContext: "पोर्टल ने कोई संदर्भ नहीं भेजा।",
    unreadableContext: "संदर्भ पढ़ा नहीं जा सका।",
    received: "पोर्टल ने क्या भेजा",
    parameter: "पैरामीटर",
    value: "मान",
    secretSent: "भेजा गया, दिखाया नहीं गया",
    notSent: "नहीं भेजा गया"
  )
}
