extension InstallTexts {
  static let english = InstallTexts(
    title: "Installing Placard",
    done: "Placard is installed",
    partlyDone: "Placard is installed, but not everything could be set up",
    failed: "Placard could not be installed",
    reload: "Reload the portal's page. The tab is there in the next call card.",
    telling: "Completing the installation…",
    notTold: "The portal could not be told that the installation is complete",
    portalSilent: "The portal does not answer this page.",
    otherAddress: "Probably the address in the application's settings is typed differently, "
      + "for example with capital letters. It has to be exactly:",
    libraryBlocked: "Probably the browser could not load the portal's library. It has to be allowed to load:",
    steps: "Steps",
    portalRegistered: "This portal is registered with the server",
    eventsSubscribed: "The server is told of updates and of the removal of the application",
    stepDone: "Done",
    stepUnchanged: "Was already set up",
    stepFailed: "Failed",
    clientNotConfigured: "The server does not know the application: set PLACARD_CLIENT_ID and PLACARD_CLIENT_SECRET.",
    publicURLNotConfigured: "The server does not know its own address: "
      + "set PLACARD_PUBLIC_URL to the https address of this application.",
    noToken: "The portal sent no authorization. Open the application in the portal as an administrator.",
    unknownServer: "The portal uses an authorization server that this server does not know. "
      + "Add it to PLACARD_OAUTH_SERVERS.",
    notConfirmed: "The authorization server did not confirm the installation. Try again.",
    otherApplication: "The portal has opened another application. "
      + "Compare the application's client ID with PLACARD_CLIENT_ID.",
    otherPortal: "The authorization server knows this portal under another address. "
      + "Open the portal at its main address.",
    notAdministrator: "Only an administrator of the portal can install the application.",
    portalFailed: "The portal did not answer as expected. Try again.",
    notStored: "The server could not store the registration. Its log says why.",
    tooManyRefusals: "Too many installations that could not be confirmed were tried just now. "
      + "Wait a minute and try again.",
    missingPermission: "The application lacks a permission. "
      + "Give it placement, telephony, crm and user_brief, then install it again.",
    addressRefused: "The portal does not accept the address of the application. "
      + "PLACARD_PUBLIC_URL must be an https address that the portal can reach.",
    tooMany: "The portal allows no more applications in this place.",
    finish: "Finish anyway"
  )
}
