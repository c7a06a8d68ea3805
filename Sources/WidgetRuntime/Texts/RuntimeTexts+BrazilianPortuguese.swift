extension RuntimeTexts {
  package static let brazilianPortuguese = RuntimeTexts(
    action: Action(
      done: "Salvo.",
      later: "Será salvo após a chamada.",
      kept: "Não há onde salvar. A anotação foi guardada para você.",
      refused: "O Bitrix24 não permite isso.",
      stale: "Um colega alterou isto nesse meio-tempo. Texto atual:",
      unknown: "A conexão foi interrompida. Não se sabe se foi salvo.",
      busy: "O Bitrix24 está ocupado. Nada foi salvo; tente novamente.",
      missing: "Este campo está vazio.",
      tooLong: "O texto é longo demais.",
      duplicates: "Já existe alguém com este número ou e-mail.",
      createAnyway: "Criar mesmo assim",
      demanded: "O Bitrix24 também exige:",
      openForm: "Abrir o formulário",
      typedCopied: "O que você digitou foi copiado.",
      malformed: "O valor não é válido."
    ),
    part: Part(
      failed: "Não foi possível carregar esta parte.",
      tryAgain: "Tentar novamente",
      tooSlow: "O Bitrix24 não respondeu a tempo.",
      busy: "O Bitrix24 está ocupado. Tente novamente em instantes.",
      expired: "Sua autorização expirou. "
        + "Mude para outra guia do cartão e volte, ou recarregue a página após a chamada.",
      noAccessToApplication: "Você não pode usar este aplicativo: fale com um administrador.",
      notInstalled: "Este aplicativo não está instalado no Bitrix24: fale com um administrador.",
      notConfirmed: "Um administrador precisa primeiro confirmar a solicitação deste aplicativo no Bitrix24.",
      refused: "O Bitrix24 recusa as solicitações deste aplicativo: fale com um administrador."
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
      advice: "Mude para outra guia do cartão e volte, ou recarregue a página após a chamada. "
        + "Se o problema persistir, informe o ID da solicitação ao administrador.",
      hintForAdministrators: "Para administradores: instale o aplicativo novamente neste portal ou solicite a inclusão "
        + "do endereço deste portal na configuração do servidor.",
      requestID: "ID da solicitação"
    ),
    landing: Landing(
      title: "O Placard está em execução",
      explanation: "Este endereço é destinado ao Bitrix24, que o abre dentro do portal. Não há nada a fazer aqui."
    ),
    unavailable: Unavailable(
      title: "O cartão da chamada não está disponível no momento",
      explanation: "Sua chamada não foi afetada. "
        + "Mude para outra guia do cartão e volte, ou recarregue a página após a chamada."
    )
  )
}
