extension HomeTexts {
  static let latinAmericanSpanish = HomeTexts(
    title: "Placard",
    purpose: "Placard muestra a los operadores, en la ficha de llamada, quién llama mientras el teléfono aún suena.",
    placements: "Ubicaciones",
    setup: "Configuración",
    portalAdmitted: "Este portal está registrado en el servidor",
    secure: "El portal se abre mediante https",
    insecure: "El portal se abre sin cifrado (http)",
    tokenChecked: "El token de la aplicación coincide",
    tokenNotConfigured: "No hay un token de aplicación configurado: no se verifica el origen de las solicitudes",
    clientConfigured: "El ID de cliente y el secreto de cliente están configurados",
    clientNotConfigured: "El ID de cliente y el secreto de cliente no están configurados",
    installedSince: "Fecha de instalación",
    version: "Versión",
    permissions: "Permisos",
    missing: "Faltantes",
    bound: "Configurada",
    notBound: "Sin configurar",
    new: "Novedades",
    switchOn: "Activar",
    switchOff: "Desactivar",
    installAgain: "Para configurar lo que falta, vuelva a instalar la aplicación en el portal.",
    namedByHand: "Este portal se agregó manualmente a la configuración del servidor.",
    lastCalls: "Últimas llamadas mostradas",
    noCalls: "Ninguna desde que se inició el servidor",
    checkAgain: "Verificar de nuevo"
  )
}
