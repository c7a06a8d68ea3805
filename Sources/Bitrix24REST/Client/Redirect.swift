import Bitrix24

/// Where a portal sends a call that reached it under a former address.
///
/// Documentation: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/change-domen.html>
enum Redirect {
  /// Whether an answer of that status is one.
  static func isRedirect(_ status: Int) -> Bool { (300..<400).contains(status) }

  /// The address that an answer points to.
  ///
  /// - Throws: ``RESTError/badRedirect`` unless the very same call could be made there, at least as safely: not another
  ///   path (a page to sign in), not http where it was https, not the same place again. `303` means that the call has
  ///   run.
  static func target(
    of response: TransportResponse, from server: PortalAddress, path: String
  ) throws(RESTError) -> PortalAddress {
    guard [301, 302, 307, 308].contains(response.status), let location = response.location,
      let target = PortalAddress.split(url: location), target.path == path, target.address != server,
      target.address.isSecure || !server.isSecure
    else { throw .badRedirect }
    return target.address
  }
}
