extension HomeTexts {
  static let brazilianPortuguese = HomeTexts(
    title: "Placard",
    purpose: "O Placard mostra aos operadores, no cartão da chamada, "
      + "quem está ligando enquanto o telefone ainda toca.",
    placements: "Posicionamentos",
    setup: "Configuração",
    portalAdmitted: "Este portal está registrado no servidor",
    secure: "O portal é aberto por https",
    insecure: "O portal é aberto sem criptografia (http)",
    tokenChecked: "O token do aplicativo confere",
    tokenNotConfigured: "Nenhum token do aplicativo configurado: a origem das solicitações não é verificada",
    clientConfigured: "O ID do cliente e o segredo do cliente estão configurados",
    clientNotConfigured: "O ID do cliente e o segredo do cliente não estão configurados",
    installedSince: "Data de instalação",
    version: "Versão",
    permissions: "Permissões",
    missing: "Faltando",
    bound: "Configurado",
    notBound: "Não configurado",
    new: "Novo",
    switchOn: "Ativar",
    switchOff: "Desativar",
    installAgain: "Para configurar o que falta, instale o aplicativo novamente no portal.",
    namedByHand: "Este portal foi adicionado manualmente à configuração do servidor.",
    lastCalls: "Últimas chamadas exibidas",
    noCalls: "Nenhuma desde que o servidor foi iniciado",
    checkAgain: "Verificar novamente"
  )
}
