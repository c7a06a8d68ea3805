extension CallCardTexts {
  static let latinAmericanSpanish = CallCardTexts(
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
      underway: "Llamada actual",
      duration: "Duración",
      number: "Número de teléfono",
      copyNumber: "Copiar el número",
      copied: "Copiado",
      notCopied: "Presione Ctrl+C para copiar",
      numberHidden: "Número oculto",
      numberHiddenHint: "La persona que llama no muestra su número. Pídale uno si necesita devolverle la llamada.",
      numberUnknown: "Número desconocido",
      numberUnknownHint: "Bitrix24 no indicó cuál es el número.",
      line: "Línea",
      campaign: "Campaña de llamadas",
      activity: "Actividad",
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
      unavailable: "Bitrix24 no envía actualizaciones en tiempo real: la llamada se muestra como estaba al "
        + "abrir la pestaña.",
      customerFailed: "No se pudieron cargar los datos del cliente."
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
      linkedItems: .oneManyOther(
        one: "# elemento vinculado",
        many: "# de elementos vinculados",
        other: "# elementos vinculados"
      ),
      opensInNewTab: "Se abre en una pestaña nueva"
    ),
    customer: Customer(
      heading: "Cliente",
      loading: "Cargando…",
      probably: "Probable",
      several: "Varios clientes tienen este número",
      choose: "Elegir",
      chooseAnother: "Otra persona",
      moreFound: .oneManyOther(
        one: "# más con este número",
        many: "# más con este número",
        other: "# más con este número"
      ),
      unknown: "No está en el CRM",
      createLead: "Crear un prospecto",
      createContact: "Crear un contacto",
      unnamed: "Sin nombre",
      email: "Correo",
      responsible: "Responsable",
      stage: "Etapa",
      closing: "Cerrar…",
      deals: "Negociaciones",
      thisCall: "Esta llamada",
      moreDeals: .oneManyOther(one: "# negociación más", many: "# de negociaciones más", other: "# negociaciones más"),
      expectedClose: "Cierre previsto",
      lastClosedDeal: "Última negociación cerrada",
      won: "Ganada",
      lost: "Perdida",
      history: "Historial",
      more: "Más",
      meeting: "Reunión",
      missed: "Perdida",
      notCalledBack: "Sin devolver",
      notReached: "Sin respuesta",
      overdue: "Vencida",
      plannedNext: "Próxima actividad",
      noAccessToItem: "No tiene acceso a este elemento.",
      noAccessToDeals: "Sin acceso a las negociaciones",
      noAccessToHistory: "Sin acceso a las actividades y llamadas",
      noAccessToSearch: "Sin acceso a la búsqueda en el CRM",
      itemGone: "Este elemento ya no está en el CRM.",
      planWithoutREST: "El plan de este Bitrix24 no incluye la interfaz REST, por lo que no se pueden "
        + "mostrar los datos del cliente."
    )
  )
}
