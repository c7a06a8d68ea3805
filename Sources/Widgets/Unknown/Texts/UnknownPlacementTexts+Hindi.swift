extension UnknownPlacementTexts {
  static let hindi = UnknownPlacementTexts(
    title: "यहाँ Placard के पास दिखाने के लिए कुछ नहीं है",
    explanation: "Bitrix24 ने इस जगह Placard खोला, लेकिन यहाँ दिखाने के लिए कुछ नहीं है।",
    advice: "व्यवस्थापक पोर्टल में Placard के पेज पर इस प्रविष्टि को बंद कर सकता है।",
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
