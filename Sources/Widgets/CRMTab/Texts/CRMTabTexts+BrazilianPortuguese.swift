extension CRMTabTexts {
  static let brazilianPortuguese = CRMTabTexts(
    title: "Chamadas",
    loading: "Carregando as chamadas…",
    total: "Chamadas em 90 dias",
    due: "Não retornadas",
    lastTalk: "Última conversa",
    usualAgent: "Costuma falar com",
    none: "Ainda não houve chamadas.",
    older: "As chamadas mais antigas estão nas linhas do tempo do CRM.",
    recording: "Gravação",
    transcript: "Transcrição",
    noTranscript: "O Bitrix24 não tem transcrição desta chamada.",
    transcriptDenied: "Você não pode ler esta transcrição, ou a IA está desativada neste Bitrix24.",
    noAccess: "Você não tem acesso a estas chamadas.",
    partial: "Não foi possível carregar alguns dados.",
    unavailable: "As chamadas não podem ser mostradas: o servidor não consulta este Bitrix24.",
    noItem: "O Bitrix24 não informou de quem é esta ficha."
  )
}
