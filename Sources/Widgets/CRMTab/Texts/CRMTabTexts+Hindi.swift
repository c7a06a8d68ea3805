extension CRMTabTexts {
  static let hindi = CRMTabTexts(
    title: "कॉल",
    loading: "कॉल लोड हो रहे हैं…",
    total: "90 दिनों के कॉल",
    due: "वापस कॉल नहीं किया",
    lastTalk: "पिछली बातचीत",
    usualAgent: "ज़्यादातर बात करते हैं",
    none: "अभी तक कोई कॉल नहीं हुआ।",
    older: "पुराने कॉल CRM की टाइमलाइन में हैं।",
    recording: "रिकॉर्डिंग",
    transcript: "लिखित रूप",
    noTranscript: "Bitrix24 में इस कॉल का लिखित रूप नहीं है।",
    transcriptDenied: "आप यह लिखित रूप नहीं पढ़ सकते, या इस Bitrix24 में AI बंद है।",
    noAccess: "इन कॉल तक आपकी पहुँच नहीं है।",
    partial: "कुछ डेटा लोड नहीं हो सका।",
    unavailable: "कॉल नहीं दिखाए जा सकते: सर्वर इस Bitrix24 से नहीं पूछता।",
    noItem: "Bitrix24 ने नहीं बताया कि यह किसका कार्ड है।"
  )
}
