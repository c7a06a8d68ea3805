extension CRMTabTexts {
  static let brazilianPortuguese = CRMTabTexts(
    title: "Chamadas",
    loading: "Carregando as chamadas…",
    total: "Chamadas em 90 dias",
    due: "Não retornadas",
    lastTalk: "Última conversa",
    usualAgent: "Costuma falar com",
    none: "Ainda não houve chamadas.",
    older: "As chamadas mais antigas estão na linha do tempo.",
    recording: "Gravação",
    transcript: "Transcrição",
    noTranscript: "O Bitrix24 não tem transcrição desta chamada.",
    transcriptDenied: "Você não pode ler esta transcrição, ou a IA está desativada neste Bitrix24.",
    noAccess: "Você não tem acesso a estas chamadas.",
    partial: "Não foi possível carregar alguns dados."
  )
}
