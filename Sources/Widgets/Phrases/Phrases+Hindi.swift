extension Phrases {
  static let hindi = Phrases(
    call: Call(
      title: "कॉल कार्ड",
      incoming: "इनकमिंग कॉल",
      outgoing: "आउटगोइंग कॉल",
      callback: "कॉलबैक",
      transferred: "ट्रांसफ़र की गई कॉल",
      otherDirection: "कॉल",
      ringing: "घंटी बज रही है",
      notStarted: "अभी शुरू नहीं हुई",
      connecting: "कनेक्ट हो रही है",
      connected: "बातचीत जारी",
      ended: "कॉल समाप्त हुई",
      duration: "अवधि",
      number: "फ़ोन नंबर",
      copyNumber: "नंबर कॉपी करें",
      copied: "कॉपी हो गया",
      notCopied: "कॉपी करने के लिए Ctrl+C दबाएँ",
      numberHidden: "नंबर छिपा हुआ है",
      numberHiddenHint: "कॉल करने वाले ने अपना नंबर छिपाया है। वापस कॉल करने की ज़रूरत हो, तो उनसे नंबर पूछ लें।",
      numberUnknown: "अज्ञात नंबर",
      numberUnknownHint: "पोर्टल ने फ़ोन नंबर नहीं भेजा।",
      line: "लाइन",
      campaign: "कॉल कैंपेन",
      activity: "गतिविधि",
      callID: "कॉल ID",
      details: "विवरण",
      incomplete: "इस कॉल का कुछ डेटा पढ़ा नहीं जा सका।"
    ),
    failure: Failure(
      busy: "व्यस्त",
      unavailable: "उपलब्ध नहीं",
      notAnswered: "जवाब नहीं दिया गया",
      declined: "अस्वीकार की गई",
      cancelled: "रद्द की गई",
      invalidNumber: "अमान्य नंबर",
      forbidden: "कॉल की अनुमति नहीं",
      blocked: "नंबर ब्लॉक है",
      unreachable: "रूट उपलब्ध नहीं",
      insufficientFunds: "बैलेंस कम है",
      other: "कॉल नहीं हो सकी"
    ),
    live: Live(
      unavailable: "पोर्टल से लाइव अपडेट नहीं मिल रहे हैं: कॉल वैसी ही दिखाई गई है, जैसी टैब खोलते समय थी।",
      customerFailed: "ग्राहक का डेटा लोड नहीं हो सका।",
      tryAgain: "दोबारा कोशिश करें"
    ),
    crm: CRM(
      heading: "CRM में",
      lead: "लीड",
      deal: "डील",
      contact: "संपर्क",
      company: "कंपनी",
      quote: "कोटेशन",
      invoice: "इनवॉइस",
      order: "ऑर्डर",
      item: "आइटम",
      notLinked: "CRM से लिंक नहीं है",
      notLinkedHint: "इस कॉल से कोई लीड, डील, संपर्क या कंपनी लिंक नहीं है।",
      primary: "मुख्य",
      linkedItems: .oneOther(one: "# लिंक किया गया आइटम", other: "# लिंक किए गए आइटम"),
      opensInNewTab: "नए टैब में खुलता है"
    ),
    home: Home(
      title: "Placard",
      purpose: "फ़ोन की घंटी बजते समय ही Placard कॉल कार्ड में ऑपरेटर को दिखा देता है कि कौन कॉल कर रहा है।",
      placements: "प्लेसमेंट",
      placementCount: .oneOther(one: "# प्लेसमेंट", other: "# प्लेसमेंट"),
      callCardPlacement: "कॉल कार्ड में टैब",
      defaultPlacement: "ऐप्लिकेशन का अपना पेज",
      setup: "सेटअप",
      portalAdmitted: "यह पोर्टल सर्वर पर रजिस्टर है",
      secure: "पोर्टल https पर खोला गया है",
      insecure: "पोर्टल एन्क्रिप्शन के बिना (http) खोला गया है",
      tokenChecked: "ऐप्लिकेशन टोकन मेल खाता है",
      tokenNotConfigured: "ऐप्लिकेशन टोकन कॉन्फ़िगर नहीं है: अनुरोध कहाँ से आए हैं, इसकी जाँच नहीं होती",
      clientConfigured: "क्लाइंट ID और क्लाइंट सीक्रेट कॉन्फ़िगर हैं",
      clientNotConfigured: "क्लाइंट ID और क्लाइंट सीक्रेट कॉन्फ़िगर नहीं हैं",
      received: "पोर्टल ने क्या भेजा",
      parameter: "पैरामीटर",
      value: "मान",
      secretSent: "भेजा गया, दिखाया नहीं गया",
      notSent: "नहीं भेजा गया"
    ),
    unknownPlacement: UnknownPlacement(
      title: "इस प्लेसमेंट के लिए अभी कोई पेज नहीं है",
      explanation: "Bitrix24 ने ऐप्लिकेशन यहाँ खोला, लेकिन Placard के पास इस जगह के लिए कोई पेज नहीं है। "
        + "अगर ऐसा पेज होता, तो उसे नीचे दिया गया डेटा मिलता।",
      placement: "प्लेसमेंट",
      context: "संदर्भ",
      valueCount: .oneOther(one: "# मान", other: "# मान"),
      noContext: "पोर्टल ने कोई संदर्भ नहीं भेजा।",
      unreadableContext: "संदर्भ पढ़ा नहीं जा सका।"
    ),
    refusal: Refusal(
      badRequest: "अनुरोध समझा नहीं जा सका",
      missingParameter: "ज़रूरी पैरामीटर नहीं भेजा गया:",
      invalidParameter: "पैरामीटर का मान अमान्य है:",
      contradictoryParameter: "पैरामीटर दो बार अलग-अलग मानों के साथ भेजा गया:",
      incompleteBody: "अनुरोध अधूरा पहुँचा।",
      forbidden: "एक्सेस की अनुमति नहीं है",
      unknownPortal: "यह Bitrix24 पोर्टल इस सर्वर पर रजिस्टर नहीं है।",
      wrongToken: "इस पोर्टल का ऐप्लिकेशन टोकन मौजूद नहीं है या गलत है।",
      insecurePortal: "यह पोर्टल एन्क्रिप्शन के बिना (http) खोला गया है "
        + "और सर्वर इस पोर्टल के लिए इसकी अनुमति नहीं देता।",
      notFound: "पेज नहीं मिला",
      notFoundHint: "इस पते पर कुछ नहीं है।",
      methodNotAllowed: "इस मेथड की अनुमति नहीं है",
      methodNotAllowedHint: "यह पता इस तरह के अनुरोधों का जवाब नहीं देता।",
      tooLarge: "अनुरोध बहुत बड़ा है",
      tooLargeHint: "यह सर्वर जितना डेटा स्वीकार करता है, उससे ज़्यादा डेटा भेजा गया।",
      unsupported: "डेटा फ़ॉर्मैट समर्थित नहीं है",
      unsupportedHint: "यह सर्वर सिर्फ़ Bitrix24 का भेजा हुआ फ़ॉर्म स्वीकार करता है।",
      internalError: "कुछ गड़बड़ हो गई",
      internalErrorHint: "गड़बड़ी सर्वर पर है। आपकी कॉल पर इसका कोई असर नहीं पड़ेगा।",
      advice: "यह टैब बंद करके दोबारा खोलें। इससे बात न बने, तो अपने एडमिनिस्ट्रेटर को अनुरोध ID बताएँ।",
      requestID: "अनुरोध ID"
    ),
    landing: Landing(
      title: "Placard चल रहा है",
      explanation: "यह पता Bitrix24 के लिए है, जो इसे पोर्टल के अंदर खोलता है। यहाँ आपको कुछ नहीं करना है।"
    ),
    unavailable: Unavailable(
      title: "कॉल कार्ड अभी उपलब्ध नहीं है",
      explanation: "आपकी कॉल पर इसका कोई असर नहीं पड़ेगा। थोड़ी देर बाद यह टैब दोबारा खोलें।"
    )
  )
}
