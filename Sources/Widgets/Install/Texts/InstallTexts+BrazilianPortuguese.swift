extension InstallTexts {
  static let brazilianPortuguese = InstallTexts(
    title: "Instalação do Placard",
    done: "O Placard está instalado",
    partlyDone: "O Placard está instalado, mas não foi possível configurar tudo",
    failed: "Não foi possível instalar o Placard",
    reload: "Recarregue a página do portal. A guia aparecerá no próximo cartão da chamada.",
    telling: "Concluindo a instalação…",
    notTold: "Não foi possível informar ao portal que a instalação foi concluída",
    portalSilent: "O portal não responde a esta página.",
    otherAddress: "Provavelmente o endereço nas configurações do aplicativo foi digitado de outra forma, "
      + "por exemplo, com letras maiúsculas. Ele deve ser exatamente:",
    libraryBlocked: "Provavelmente o navegador não conseguiu carregar a biblioteca do portal. "
      + "É preciso permitir que ele carregue:",
    steps: "Etapas",
    portalRegistered: "Registro deste portal no servidor",
    eventsSubscribed: "Aviso ao servidor quando o aplicativo é atualizado ou removido",
    stepDone: "Concluído",
    stepUnchanged: "Já existia",
    stepFailed: "Falhou",
    clientNotConfigured: "O servidor não conhece o aplicativo: defina PLACARD_CLIENT_ID e PLACARD_CLIENT_SECRET.",
    publicURLNotConfigured: "O servidor não conhece o próprio endereço: "
      + "informe em PLACARD_PUBLIC_URL o endereço https deste aplicativo.",
    noToken: "O portal não enviou nenhuma autorização. Abra o aplicativo no portal como administrador.",
    unknownServer: "O portal usa um servidor de autorização que este servidor não conhece. "
      + "Adicione-o a PLACARD_OAUTH_SERVERS.",
    notConfirmed: "O servidor de autorização não confirmou a instalação. Tente novamente.",
    otherApplication: "O portal abriu outro aplicativo. Compare o ID do cliente do aplicativo com PLACARD_CLIENT_ID.",
    otherPortal: "O servidor de autorização conhece este portal por outro endereço. "
      + "Abra o portal pelo endereço principal.",
    notAdministrator: "Somente um administrador do portal pode instalar o aplicativo.",
    portalFailed: "O portal não respondeu como esperado. Tente novamente.",
    notStored: "O servidor não conseguiu salvar o registro do portal. O motivo está no log do servidor.",
    tooManyRefusals: "Houve há pouco tentativas demais de instalação que não puderam ser confirmadas. "
      + "Aguarde um minuto e tente novamente.",
    missingPermission: "Falta uma permissão ao aplicativo. "
      + "Conceda placement, telephony, crm e user_brief e instale-o novamente.",
    addressRefused: "O portal não aceita o endereço do aplicativo. "
      + "PLACARD_PUBLIC_URL deve ser um endereço https que o portal consiga acessar.",
    tooMany: "O portal não permite mais aplicativos neste posicionamento.",
    finish: "Concluir mesmo assim"
  )
}
