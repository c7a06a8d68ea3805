extension CallCardTexts {
  static let brazilianPortuguese = CallCardTexts(
    call: Call(
      title: "Cartão da chamada",
      incoming: "Chamada recebida",
      outgoing: "Chamada efetuada",
      callback: "Retorno de chamada",
      transferred: "Chamada transferida",
      otherDirection: "Chamada",
      ringing: "Tocando",
      notStarted: "Ainda não começou",
      connecting: "Conectando",
      connected: "Em chamada",
      ended: "Chamada encerrada",
      underway: "Chamada atual",
      duration: "Duração",
      number: "Número de telefone",
      copyNumber: "Copiar o número",
      copied: "Copiado",
      notCopied: "Pressione Ctrl+C para copiar",
      numberHidden: "Número oculto",
      numberHiddenHint: "Quem está ligando não mostra o número. Peça um número se precisar retornar a chamada.",
      numberUnknown: "Número desconhecido",
      numberUnknownHint: "O Bitrix24 não informou qual é o número.",
      line: "Linha",
      campaign: "Campanha de chamadas",
      activity: "Atividade",
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
      unavailable: "O Bitrix24 não envia atualizações em tempo real: a chamada é mostrada como estava quando a "
        + "guia foi aberta.",
      customerFailed: "Não foi possível carregar os dados do cliente."
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
      linkedItems: .oneManyOther(
        one: "# elemento vinculado",
        many: "# de elementos vinculados",
        other: "# elementos vinculados"
      ),
      opensInNewTab: "Abre em uma nova guia"
    ),
    customer: Customer(
      heading: "Cliente",
      loading: "Carregando…",
      probably: "Provável",
      several: "Vários clientes têm este número",
      choose: "Escolher",
      chooseAnother: "Outra pessoa",
      moreFound: .oneManyOther(
        one: "Mais # com este número",
        many: "Mais # com este número",
        other: "Mais # com este número"
      ),
      unknown: "Não está no CRM",
      createLead: "Criar um lead",
      createContact: "Criar um contato",
      unnamed: "Sem nome",
      email: "E-mail",
      responsible: "Responsável",
      stage: "Etapa",
      closing: "Encerrar…",
      deals: "Negócios",
      thisCall: "Esta chamada",
      moreDeals: .oneManyOther(one: "Mais # negócio", many: "Mais # de negócios", other: "Mais # negócios"),
      expectedClose: "Fechamento previsto",
      lastClosedDeal: "Último negócio encerrado",
      won: "Ganho",
      lost: "Perdido",
      history: "Histórico",
      more: "Mais",
      meeting: "Reunião",
      missed: "Perdida",
      notCalledBack: "Sem retorno",
      notReached: "Não completada",
      overdue: "Em atraso",
      plannedNext: "Próxima atividade",
      noAccessToItem: "Você não tem acesso a este elemento.",
      noAccessToDeals: "Sem acesso aos negócios",
      noAccessToHistory: "Sem acesso às atividades e chamadas",
      noAccessToSearch: "Sem acesso à pesquisa no CRM",
      itemGone: "Este elemento não está mais no CRM.",
      planWithoutREST: "O plano deste Bitrix24 não inclui a interface REST, por isso os dados do cliente não "
        + "podem ser exibidos."
    )
  )
}
