extension InstallTexts {
  static let latinAmericanSpanish = InstallTexts(
    title: "Instalación de Placard",
    done: "Placard está instalado",
    partlyDone: "Placard está instalado, pero no se pudo configurar todo",
    failed: "No se pudo instalar Placard",
    reload: "Recargue la página del portal. La pestaña aparecerá en la próxima ficha de llamada.",
    telling: "Finalizando la instalación…",
    notTold: "No se pudo informar al portal que la instalación está completa",
    portalSilent: "El portal no responde a esta página.",
    otherAddress: "Probablemente la dirección en la configuración de la aplicación está escrita de otra forma, "
      + "por ejemplo, con mayúsculas. Debe ser exactamente:",
    libraryBlocked: "Probablemente el navegador no pudo cargar la biblioteca del portal. "
      + "Hay que permitirle cargar:",
    steps: "Pasos",
    portalRegistered: "Registro de este portal en el servidor",
    eventsSubscribed: "Aviso al servidor cuando la aplicación se actualiza o se elimina",
    stepDone: "Listo",
    stepUnchanged: "Ya existía",
    stepFailed: "Falló",
    clientNotConfigured: "El servidor no conoce la aplicación: configure PLACARD_CLIENT_ID y PLACARD_CLIENT_SECRET.",
    publicURLNotConfigured: "El servidor no conoce su propia dirección: "
      + "indique en PLACARD_PUBLIC_URL la dirección https de esta aplicación.",
    noToken: "El portal no envió ninguna autorización. Abra la aplicación en el portal como administrador.",
    unknownServer: "El portal usa un servidor de autorización que este servidor no conoce. "
      + "Agréguelo a PLACARD_OAUTH_SERVERS.",
    notConfirmed: "El servidor de autorización no confirmó la instalación. Vuelva a intentarlo.",
    otherApplication: "El portal abrió otra aplicación. "
      + "Compare el ID de cliente de la aplicación con PLACARD_CLIENT_ID.",
    otherPortal: "El servidor de autorización conoce este portal con otra dirección. "
      + "Abra el portal en su dirección principal.",
    notAdministrator: "Solo un administrador del portal puede instalar la aplicación.",
    portalFailed: "El portal no respondió como se esperaba. Vuelva a intentarlo.",
    notStored: "El servidor no pudo guardar el registro del portal. La causa se indica en el log del servidor.",
    tooManyRefusals: "Hace un momento hubo demasiados intentos de instalación que no se pudieron confirmar. "
      + "Espere un minuto y vuelva a intentarlo.",
    missingPermission: "A la aplicación le falta un permiso. "
      + "Otórguele placement, telephony, crm y user_brief, y vuelva a instalarla.",
    addressRefused: "El portal no acepta la dirección de la aplicación. "
      + "PLACARD_PUBLIC_URL debe ser una dirección https accesible desde el portal.",
    tooMany: "El portal no permite más aplicaciones en esta ubicación.",
    finish: "Finalizar de todos modos"
  )
}
