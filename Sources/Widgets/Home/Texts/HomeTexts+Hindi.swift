extension HomeTexts {
  static let hindi = HomeTexts(
    title: "Placard",
    purpose: "फ़ोन की घंटी बजते समय ही Placard कॉल कार्ड में ऑपरेटर को दिखा देता है कि कौन कॉल कर रहा है।",
    placements: "प्लेसमेंट",
    setup: "सेटअप",
    portalAdmitted: "यह पोर्टल सर्वर पर रजिस्टर है",
    secure: "पोर्टल https पर खोला गया है",
    insecure: "पोर्टल एन्क्रिप्शन के बिना (http) खोला गया है",
    tokenChecked: "ऐप्लिकेशन टोकन मेल खाता है",
    tokenNotConfigured: "ऐप्लिकेशन टोकन कॉन्फ़िगर नहीं है: अनुरोध कहाँ से आए हैं, इसकी जाँच नहीं होती",
    clientConfigured: "क्लाइंट ID और क्लाइंट सीक्रेट कॉन्फ़िगर हैं",
    clientNotConfigured: "क्लाइंट ID और क्लाइंट सीक्रेट कॉन्फ़िगर नहीं हैं",
    installedSince: "इंस्टॉल करने की तारीख",
    version: "वर्शन",
    permissions: "अनुमतियाँ",
    missing: "नहीं दी गईं",
    bound: "सेट अप है",
    notBound: "सेट अप नहीं है",
    new: "नया",
    switchOn: "चालू करें",
    switchOff: "बंद करें",
    installAgain: "जो बाकी है, उसे सेट अप करने के लिए पोर्टल में ऐप्लिकेशन दोबारा इंस्टॉल करें।",
    namedByHand: "यह पोर्टल सर्वर के कॉन्फ़िगरेशन में मैन्युअल रूप से जोड़ा गया है।",
    lastCalls: "हाल में दिखाई गई कॉल",
    noCalls: "सर्वर शुरू होने के बाद से कोई नहीं",
    checkAgain: "दोबारा जाँचें"
  )
}
