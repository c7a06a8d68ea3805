extension Phrases {
  static let latinAmericanSpanish = Phrases(
    call: Call(
      title: "Ficha de llamada",
      incoming: "Llamada entrante",
      outgoing: "Llamada saliente",
      callback: "Devolución de llamada",
      transferred: "Llamada transferida",
      otherDirection: "Llamada",
      ringing: "Sonando",
      notStarted: "Aún no iniciada",
      connecting: "Conectando",
      connected: "En conversación",
      ended: "Llamada finalizada",
      duration: "Duración",
      number: "Número de teléfono",
      copyNumber: "Copiar el número",
      copied: "Copiado",
      notCopied: "Presione Ctrl+C para copiar",
      numberHidden: "Número oculto",
      numberHiddenHint: "La persona que llama no muestra su número. Pídale uno si necesita devolverle la llamada.",
      numberUnknown: "Número desconocido",
      numberUnknownHint: "El portal no indicó cuál es el número.",
      line: "Línea",
      campaign: "Campaña de llamadas",
      activity: "Actividad",
      callID: "ID de la llamada",
      details: "Detalles",
      incomplete: "No se pudo leer una parte de los datos de esta llamada."
    ),
    failure: Failure(
      busy: "Ocupado",
      unavailable: "No disponible",
      notAnswered: "No contestada",
      declined: "Rechazada",
      cancelled: "Cancelada",
      invalidNumber: "Número no válido",
      forbidden: "Llamada no permitida",
      blocked: "Número bloqueado",
      unreachable: "Ruta no disponible",
      insufficientFunds: "Saldo insuficiente",
      other: "Llamada fallida"
    ),
    live: Live(
      unavailable: "El portal no envía actualizaciones en tiempo real: "
        + "la llamada se muestra como estaba al abrir la pestaña.",
      customerFailed: "No se pudieron cargar los datos del cliente.",
      tryAgain: "Reintentar"
    ),
    crm: CRM(
      heading: "En el CRM",
      lead: "Prospecto",
      deal: "Negociación",
      contact: "Contacto",
      company: "Compañía",
      quote: "Cotización",
      invoice: "Factura",
      order: "Pedido",
      item: "Elemento",
      notLinked: "Sin vínculo con el CRM",
      notLinkedHint: "Esta llamada no está vinculada a ningún prospecto, negociación, contacto ni compañía.",
      primary: "Principal",
      linkedItems: .oneManyOther(
        one: "# elemento vinculado",
        many: "# de elementos vinculados",
        other: "# elementos vinculados"
      ),
      opensInNewTab: "Se abre en una pestaña nueva"
    ),
    home: Home(
      title: "Placard",
      purpose: "Placard muestra a los operadores, en la ficha de llamada, quién llama mientras el teléfono aún suena.",
      placements: "Ubicaciones",
      placementCount: .oneManyOther(one: "# ubicación", many: "# de ubicaciones", other: "# ubicaciones"),
      callCardPlacement: "Pestaña en la ficha de llamada",
      defaultPlacement: "Página propia de la aplicación",
      setup: "Configuración",
      portalAdmitted: "Este portal está registrado en el servidor",
      secure: "El portal se abre mediante https",
      insecure: "El portal se abre sin cifrado (http)",
      tokenChecked: "El token de la aplicación coincide",
      tokenNotConfigured: "No hay un token de aplicación configurado: no se verifica el origen de las solicitudes",
      clientConfigured: "El ID de cliente y el secreto de cliente están configurados",
      clientNotConfigured: "El ID de cliente y el secreto de cliente no están configurados",
      received: "Datos enviados por el portal",
      parameter: "Parámetro",
      value: "Valor",
      secretSent: "enviado, no se muestra",
      notSent: "no enviado"
    ),
    unknownPlacement: UnknownPlacement(
      title: "Todavía no hay una página para esta ubicación",
      explanation: "Bitrix24 abrió la aplicación aquí, pero Placard no tiene una página para este lugar. "
        + "Una página para este lugar recibiría los datos que aparecen a continuación.",
      placement: "Ubicación",
      context: "Contexto",
      valueCount: .oneManyOther(one: "# valor", many: "# de valores", other: "# valores"),
      noContext: "El portal no envió ningún contexto.",
      unreadableContext: "No se pudo leer el contexto."
    ),
    refusal: Refusal(
      badRequest: "Solicitud no válida",
      missingParameter: "Falta un parámetro obligatorio:",
      invalidParameter: "Un parámetro tiene un valor no válido:",
      contradictoryParameter: "Un parámetro se envió dos veces con valores diferentes:",
      incompleteBody: "La solicitud llegó incompleta.",
      forbidden: "Acceso denegado",
      unknownPortal: "Este portal de Bitrix24 no está registrado en este servidor.",
      wrongToken: "Falta el token de aplicación de este portal o es incorrecto.",
      insecurePortal: "Este portal se abrió sin cifrado (http), lo que este servidor no permite para este portal.",
      notFound: "Página no encontrada",
      notFoundHint: "No hay nada en esta dirección.",
      methodNotAllowed: "Método no permitido",
      methodNotAllowedHint: "Esta dirección no responde a solicitudes de este tipo.",
      tooLarge: "Solicitud demasiado grande",
      tooLargeHint: "Se enviaron más datos de los que acepta este servidor.",
      unsupported: "Formato de datos no compatible",
      unsupportedHint: "Este servidor solo acepta los datos de formulario que envía Bitrix24.",
      internalError: "Ocurrió un error",
      internalErrorHint: "El error está en el servidor. Su llamada no se ve afectada.",
      advice: "Cierre esta pestaña y vuelva a abrirla. "
        + "Si el problema continúa, indique el ID de la solicitud a su administrador.",
      requestID: "ID de la solicitud"
    ),
    landing: Landing(
      title: "Placard está en funcionamiento",
      explanation: "Esta dirección es para Bitrix24, que la abre dentro del portal. Aquí no hay nada que hacer."
    ),
    unavailable: Unavailable(
      title: "La ficha de llamada no está disponible en este momento",
      explanation: "Su llamada no se ve afectada. Vuelva a abrir esta pestaña en unos instantes."
    )
  )
}
