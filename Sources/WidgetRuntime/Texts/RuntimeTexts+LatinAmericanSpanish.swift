extension RuntimeTexts {
  package static let latinAmericanSpanish = RuntimeTexts(
    action: Action(
      done: "Guardado.",
      later: "Se guardará después de la llamada.",
      kept: "No hay dónde guardarla. La nota se conserva para usted.",
      refused: "Bitrix24 no lo permite.",
      stale: "Un colega lo modificó mientras tanto. Texto actual:",
      unknown: "Se perdió la conexión. No se sabe si se guardó.",
      busy: "Bitrix24 está ocupado. No se guardó nada; inténtelo de nuevo.",
      missing: "Este campo está vacío.",
      tooLong: "El texto es demasiado largo.",
      duplicates: "Ya hay alguien con este número o correo.",
      createAnyway: "Crear de todos modos",
      demanded: "Bitrix24 también exige:",
      openForm: "Abrir su formulario",
      typedCopied: "Lo que escribió está copiado.",
      malformed: "El valor no es válido."
    ),
    part: Part(
      failed: "No se pudo cargar esta parte.",
      tryAgain: "Reintentar",
      tooSlow: "Bitrix24 no respondió a tiempo.",
      busy: "Bitrix24 está ocupado. Vuelva a intentarlo en unos instantes.",
      expired: "Su autorización venció. "
        + "Cambie a otra pestaña de la ficha y vuelva a esta, o recargue la página después de la llamada.",
      noAccessToApplication: "No puede usar esta aplicación: consulte a un administrador.",
      notInstalled: "Esta aplicación no está instalada en Bitrix24: consulte a un administrador.",
      notConfirmed: "Un administrador debe confirmar primero la solicitud de esta aplicación en Bitrix24.",
      refused: "Bitrix24 rechaza las solicitudes de esta aplicación: consulte a un administrador."
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
      advice: "Cambie a otra pestaña de la ficha y vuelva a esta, o recargue la página después de la llamada. "
        + "Si el problema continúa, indique el ID de la solicitud a su administrador.",
      hintForAdministrators: "Para administradores: vuelva a instalar la aplicación en este portal o solicite que se "
        + "agregue la dirección de este portal a la configuración del servidor.",
      requestID: "ID de la solicitud"
    ),
    landing: Landing(
      title: "Placard está en funcionamiento",
      explanation: "Esta dirección es para Bitrix24, que la abre dentro del portal. Aquí no hay nada que hacer."
    ),
    unavailable: Unavailable(
      title: "La ficha de llamada no está disponible en este momento",
      explanation: "Su llamada no se ve afectada. "
        + "Cambie a otra pestaña de la ficha y vuelva a esta, o recargue la página después de la llamada."
    )
  )
}
