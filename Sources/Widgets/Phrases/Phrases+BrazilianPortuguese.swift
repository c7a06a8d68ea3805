extension Phrases {
  static let brazilianPortuguese = Phrases(
    call: Call(
      title: "Cartão da chamada",
      incoming: "Chamada de entrada",
      outgoing: "Chamada de saída",
      callback: "Retorno de chamada",
      transferred: "Chamada transferida",
      otherDirection: "Chamada",
      ringing: "Tocando",
      notStarted: "Ainda não começou",
      connecting: "Conectando",
      connected: "Em conversa",
      ended: "Chamada encerrada",
      duration: "Duração",
      number: "Número de telefone",
      copyNumber: "Copiar o número",
      copied: "Copiado",
      notCopied: "Pressione Ctrl+C para copiar",
      numberHidden: "Número oculto",
      numberHiddenHint: "Quem está ligando não mostra o número. Peça um número se precisar retornar a chamada.",
      numberUnknown: "Número desconhecido",
      numberUnknownHint: "O portal não informou qual é o número.",
      line: "Linha",
      campaign: "Campanha de chamadas",
      activity: "Atividade",
      callID: "ID da chamada",
      details: "Detalhes",
      incomplete: "Não foi possível ler parte dos dados desta chamada."
    ),
    failure: Failure(
      busy: "Ocupado",
      unavailable: "Indisponível",
      notAnswered: "Não atendida",
      declined: "Recusada",
      cancelled: "Cancelada",
      invalidNumber: "Número inválido",
      forbidden: "Chamada não permitida",
      blocked: "Número bloqueado",
      unreachable: "Rota indisponível",
      insufficientFunds: "Saldo insuficiente",
      other: "Falha na chamada"
    ),
    live: Live(
      unavailable: "O portal não envia atualizações em tempo real: "
        + "a chamada é mostrada como estava quando a guia foi aberta.",
      customerFailed: "Não foi possível carregar os dados do cliente.",
      tryAgain: "Tentar novamente"
    ),
    crm: CRM(
      heading: "No CRM",
      lead: "Lead",
      deal: "Negócio",
      contact: "Contato",
      company: "Empresa",
      quote: "Orçamento",
      invoice: "Fatura",
      order: "Pedido",
      item: "Elemento",
      notLinked: "Sem vínculo com o CRM",
      notLinkedHint: "Esta chamada não está vinculada a nenhum lead, negócio, contato ou empresa.",
      primary: "Principal",
      linkedItems: .oneManyOther(
        one: "# elemento vinculado",
        many: "# de elementos vinculados",
        other: "# elementos vinculados"
      ),
      opensInNewTab: "Abre em uma nova guia"
    ),
    home: Home(
      title: "Placard",
      purpose: "O Placard mostra aos operadores, no cartão da chamada, "
        + "quem está ligando enquanto o telefone ainda toca.",
      placements: "Posicionamentos",
      placementCount: .oneManyOther(one: "# posicionamento", many: "# de posicionamentos", other: "# posicionamentos"),
      callCardPlacement: "Guia no cartão da chamada",
      defaultPlacement: "Página própria do aplicativo",
      setup: "Configuração",
      portalAdmitted: "Este portal está registrado no servidor",
      secure: "O portal é aberto por https",
      insecure: "O portal é aberto sem criptografia (http)",
      tokenChecked: "O token do aplicativo confere",
      tokenNotConfigured: "Nenhum token do aplicativo configurado: a origem das solicitações não é verificada",
      clientConfigured: "O ID do cliente e o segredo do cliente estão configurados",
      clientNotConfigured: "O ID do cliente e o segredo do cliente não estão configurados",
      received: "Dados enviados pelo portal",
      parameter: "Parâmetro",
      value: "Valor",
      secretSent: "enviado, não exibido",
      notSent: "não enviado"
    ),
    unknownPlacement: UnknownPlacement(
      title: "Ainda não há uma página para este posicionamento",
      explanation: "O Bitrix24 abriu o aplicativo aqui, mas o Placard não tem uma página para este local. "
        + "Uma página para este local receberia os dados abaixo.",
      placement: "Posicionamento",
      context: "Contexto",
      valueCount: .oneManyOther(one: "# valor", many: "# de valores", other: "# valores"),
      noContext: "O portal não enviou nenhum contexto.",
      unreadableContext: "Não foi possível ler o contexto."
    ),
    refusal: Refusal(
      badRequest: "Solicitação inválida",
      missingParameter: "Falta um parâmetro obrigatório:",
      invalidParameter: "Um parâmetro tem um valor inválido:",
      contradictoryParameter: "Um parâmetro foi enviado duas vezes com valores diferentes:",
      incompleteBody: "A solicitação chegou incompleta.",
      forbidden: "Acesso negado",
      unknownPortal: "Este portal do Bitrix24 não está registrado neste servidor.",
      wrongToken: "O token do aplicativo deste portal está ausente ou incorreto.",
      insecurePortal: "Este portal foi aberto sem criptografia (http), o que este servidor não permite para ele.",
      notFound: "Página não encontrada",
      notFoundHint: "Não há nada neste endereço.",
      methodNotAllowed: "Método não permitido",
      methodNotAllowedHint: "Este endereço não responde a solicitações deste tipo.",
      tooLarge: "Solicitação grande demais",
      tooLargeHint: "Foram enviados mais dados do que este servidor aceita.",
      unsupported: "Formato de dados não suportado",
      unsupportedHint: "Este servidor aceita apenas os dados de formulário enviados pelo Bitrix24.",
      internalError: "Ocorreu um erro",
      internalErrorHint: "O erro está no servidor. Sua chamada não foi afetada.",
      advice: "Feche esta guia e abra-a novamente. "
        + "Se o problema persistir, informe o ID da solicitação ao administrador.",
      requestID: "ID da solicitação"
    ),
    landing: Landing(
      title: "O Placard está em execução",
      explanation: "Este endereço é destinado ao Bitrix24, que o abre dentro do portal. Não há nada a fazer aqui."
    ),
    unavailable: Unavailable(
      title: "O cartão da chamada não está disponível no momento",
      explanation: "Sua chamada não foi afetada. Abra esta guia novamente em instantes."
    )
  )
}
