import CurlTransport
import ServerConfiguration

extension ConfigurationCheck {
  /// Whether portals take the public address, and operators' browsers open it.
  var publicURL: [Diagnostic] {
    guard let url = configuration.publicURL else {
      return [
        Diagnostic(
          "PLACARD_PUBLIC_URL is not set, so no portal can install the application",
          hint: "set it to the https address of the handler, as in the portal")
      ]
    }
    return spelling(of: url) + dot(in: url.address.host) + network(of: url.address.host)
  }

  private func spelling(of url: PublicURL) -> [Diagnostic] {
    let typed = url.text.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" }
    guard typed.contains(where: \.isUppercase) else { return [] }
    return [
      Diagnostic(
        "PLACARD_PUBLIC_URL has capital letters in its host \(typed), and a portal compares that with the small ones "
          + "that browsers make of it, so a page there gets no answers",
        hint: "write the host in small letters, here and in the application's settings in the portal")
    ]
  }

  private func dot(in host: String) -> [Diagnostic] {
    guard !host.contains(".") else { return [] }
    return [
      Diagnostic(
        "PLACARD_PUBLIC_URL has no dot in its host \(host), and portals refuse such a handler "
          + "(ERROR_WRONG_HANDLER_URL)", hint: "use its full name, such as placard.example.com")
    ]
  }

  private func network(of host: String) -> [Diagnostic] {
    guard isPrivate(host) else { return [] }
    return [
      Diagnostic(
        "PLACARD_PUBLIC_URL: \(host) is at an address of a private network, which browsers do not open from a portal on "
          + "the Internet without asking, and not in a frame (Local Network Access)",
        hint: "give it a public address, or allow the portal by the browsers' policy "
          + "LocalNetworkAccessAllowedForUrls; where the portal is in that network, too, nothing is to be done")
    ]
  }

  private func isPrivate(_ host: String) -> Bool {
    let text = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    if let address = IPAddress(text) { return address.isPrivate }
    return host == "localhost" || host.hasSuffix(".localhost") || isPrivateName?(host) == true
  }
}
