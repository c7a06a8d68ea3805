extension RuntimeTexts {
  package static let english = RuntimeTexts(
    action: Action(
      done: "Saved.",
      later: "It will be saved after the call.",
      kept: "There is nothing to save it to. The note is kept for you.",
      refused: "Bitrix24 does not allow this.",
      stale: "A colleague has changed it meanwhile. It now says:",
      unknown: "The connection was lost. It is not known whether it was saved.",
      busy: "Bitrix24 is busy. Nothing was saved; try again.",
      missing: "This field is empty.",
      tooLong: "The text is too long.",
      duplicates: "Somebody with this number or email is there already.",
      createAnyway: "Create anyway",
      demanded: "Bitrix24 also wants:",
      openForm: "Open its form",
      typedCopied: "What you typed is copied.",
      malformed: "The value is not valid."
    ),
    part: Part(
      failed: "This part could not be loaded.",
      tryAgain: "Try again",
      tooSlow: "Bitrix24 did not answer in time.",
      busy: "Bitrix24 is busy. Try again in a moment.",
      expired: "Your authorization has expired. "
        + "Switch to another tab of the card and back, or reload the page after the call.",
      noAccessToApplication: "You may not use this application: ask an administrator.",
      notInstalled: "This application is not installed in Bitrix24: ask an administrator.",
      notConfirmed: "An administrator has to confirm this application's request in Bitrix24 first.",
      refused: "Bitrix24 refuses this application's requests: ask an administrator."
    ),
    refusal: Refusal(
      badRequest: "The request could not be understood",
      missingParameter: "A required parameter is missing:",
      invalidParameter: "A parameter has an invalid value:",
      contradictoryParameter: "A parameter was sent twice with different values:",
      incompleteBody: "The request arrived incomplete.",
      forbidden: "Access denied",
      unknownPortal: "This Bitrix24 portal is not registered with this server.",
      wrongToken: "The application token of this portal is missing or wrong.",
      insecurePortal: "This portal was opened without encryption (http), which this server does not allow for it.",
      notFound: "Page not found",
      notFoundHint: "There is nothing at this address.",
      methodNotAllowed: "Method not allowed",
      methodNotAllowedHint: "This address does not answer requests of this kind.",
      tooLarge: "Request too large",
      tooLargeHint: "More data was sent than this server accepts.",
      unsupported: "Unsupported data format",
      unsupportedHint: "This server accepts only the form that Bitrix24 sends.",
      internalError: "Something went wrong",
      internalErrorHint: "The error is on the server. Your call is not affected.",
      advice: "Switch to another tab of the card and back, or reload the page after the call. "
        + "If that does not help, give your administrator the request ID.",
      hintForAdministrators: "Administrators: install the application in this portal again, "
        + "or have this portal's address added to the server's configuration.",
      requestID: "Request ID"
    ),
    landing: Landing(
      title: "Placard is running",
      explanation: "This address is for Bitrix24, which opens it inside the portal. There is nothing to do here."
    ),
    unavailable: Unavailable(
      title: "The call card is not available at the moment",
      explanation: "Your call is not affected. "
        + "Switch to another tab of the card and back, or reload the page after the call."
    )
  )
}
