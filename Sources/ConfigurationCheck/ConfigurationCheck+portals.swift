import Bitrix24
import PortalStore

extension ConfigurationCheck {
  var portals: [Diagnostic] {
    if configuration.portals.isEmpty && !configuration.takesInstallations {
      return [
        Diagnostic(
          "PLACARD_PORTALS is empty, and no portal can install the application, so every portal is refused",
          hint: "name the portals, separated by commas, or set what installing takes")
      ]
    }
    return configuration.portals.filter(Self.isTooWide).map { pattern in
      Diagnostic(
        "PLACARD_PORTALS has \(pattern), which lets in the portals of strangers",
        hint: "name the portals one by one, or a domain that is yours alone")
    }
  }

  /// Whether it can be told who opens a card.
  func applicationToken(_ registry: PortalRegistry) -> [Diagnostic] {
    guard let token = configuration.applicationToken else { return portalsWithoutToken(registry) }
    guard token.isPlaceholder else { return [] }
    return [
      Diagnostic(
        "PLACARD_APPLICATION_TOKEN is \(ApplicationToken.placeholder), so every card is refused until it is set to the "
          + "token_sha256= of such a refusal in the log",
        hint: "open the application once and copy that; if the log says that no APPLICATION_TOKEN came, the portal "
          + "sends none, and its cards are served only while this is empty")
    ]
  }

  /// Portals that are served whoever posts their forms.
  private func portalsWithoutToken(_ registry: PortalRegistry) -> [Diagnostic] {
    let names = configuration.portals.filter { registry.portal(at: $0.address)?.applicationToken == nil }
    guard !names.isEmpty else { return [] }
    return [
      Diagnostic(
        "PLACARD_PORTALS names \(names.map(\.description).joined(separator: ", ")), of which no application token is "
          + "known, so anybody may post its cards, and those share what a portal is asked with its operators",
        hint: "install the application there, or set PLACARD_APPLICATION_TOKEN if it sends one")
    ]
  }

  var placements: [Diagnostic] {
    configuration.placements.compactMap { choice in
      guard case .code(let placement) = choice, !hasPage(placement) else { return nil }
      return Diagnostic(
        "PLACARD_PLACEMENTS has \(placement), for which there is no page, only a note that says so",
        hint: "correct the code, or leave it out")
    }
  }

  /// Whether anybody can have a host that fits: below a top-level domain, or in Bitrix24's cloud.
  private static func isTooWide(_ pattern: PortalPattern) -> Bool {
    guard pattern.isWildcard else { return false }
    let labels = pattern.address.host.split(separator: ".")
    if labels.count == 1 || labels.contains("bitrix24") { return true }
    // As of *.com.br and *.co.uk.
    let shared: [Substring] = ["ac", "co", "com", "edu", "gov", "net", "org"]
    return labels.count == 2 && labels[1].count == 2 && shared.contains(labels[0])
  }

  /// Names that cannot be looked up. Where there is a proxy, that looks up the portals'.
  var names: [Diagnostic] {
    guard let lookUp else { return [] }
    let publicHost = configuration.publicURL.flatMap { Self.name($0.address) }
    let portals = configuration.proxy == nil ? configuration.portals.filter { !$0.isWildcard } : []
    let hosts = portals.compactMap { Self.name($0.address) }
    let results = lookUp((publicHost.map { [$0] } ?? []) + hosts)

    var diagnostics: [Diagnostic] = []
    if let publicHost, results[publicHost] == .unknown {
      diagnostics.append(
        Diagnostic(
          "PLACARD_PUBLIC_URL: there is no host \(publicHost) as far as this machine can tell",
          hint: "correct the name, or have it entered in the DNS; operators' browsers have to find it"))
    }
    for host in hosts where results[host] == .unknown {
      diagnostics.append(
        Diagnostic(
          "PLACARD_PORTALS: there is no host \(host) as far as this machine can tell",
          hint: "correct the name, or this machine's resolver; without it no customer is shown"))
    }
    let undecided = results.filter { $0.value == .undecided }.keys.sorted()
    if !undecided.isEmpty {
      diagnostics.append(
        Diagnostic(
          "no name server has answered in time for \(undecided.joined(separator: ", "))",
          hint: "look at /etc/resolv.conf, and at the firewall for port 53"))
    }
    return diagnostics
  }

  /// The host, where it is no number.
  private static func name(_ address: PortalAddress) -> String? {
    let host = address.host
    let isNumber = host.hasPrefix("[") || host.allSatisfy { $0 == "." || $0.isNumber }
    return isNumber ? nil : host
  }
}
