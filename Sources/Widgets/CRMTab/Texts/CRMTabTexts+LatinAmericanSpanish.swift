extension CRMTabTexts {
  static let latinAmericanSpanish = CRMTabTexts(
    title: "Llamadas",
    loading: "Cargando las llamadas…",
    total: "Llamadas en 90 días",
    due: "Sin devolver",
    lastTalk: "Última conversación",
    usualAgent: "Suele hablar con",
    none: "Aún no ha habido llamadas.",
    older: "Las llamadas anteriores están en las líneas de tiempo del CRM.",
    recording: "Grabación",
    transcript: "Transcripción",
    noTranscript: "Bitrix24 no tiene una transcripción de esta llamada.",
    transcriptDenied: "No tiene permiso para leer esta transcripción, o la IA está desactivada en este Bitrix24.",
    noAccess: "No tiene acceso a estas llamadas.",
    partial: "Algunos datos no se pudieron cargar.",
    unavailable: "No se pueden mostrar las llamadas: el servidor no consulta este Bitrix24.",
    noItem: "Bitrix24 no ha indicado de quién es esta ficha."
  )
}
