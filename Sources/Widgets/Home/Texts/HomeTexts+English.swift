extension HomeTexts {
  static let english = HomeTexts(
    title: "Placard",
    purpose: "Placard shows operators in the call card who is calling, while the phone is still ringing.",
    placements: "Placements",
    setup: "Setup",
    portalAdmitted: "This portal is served",
    secure: "The portal is opened over https",
    insecure: "The portal is opened without encryption (http)",
    tokenChecked: "The application token matches",
    tokenNotConfigured: "No application token is configured: requests are not checked for where they come from",
    clientConfigured: "Client ID and client secret are configured",
    clientNotConfigured: "Client ID and client secret are not configured",
    installedSince: "Installed since",
    version: "Version",
    permissions: "Permissions",
    missing: "Missing",
    bound: "Set up",
    notBound: "Not set up",
    new: "New",
    switchOn: "Switch on",
    switchOff: "Switch off",
    installAgain: "To set up what is missing, install the application again in the portal.",
    namedByHand: "This portal was named in the server's configuration.",
    lastCalls: "Last calls served",
    noCalls: "None since the server was started",
    checkAgain: "Check again"
  )
}
