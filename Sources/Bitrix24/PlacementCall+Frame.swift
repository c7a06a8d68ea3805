import HTTPMessage

extension PlacementCall {
  /// What names the frame that a widget is in: the part of a portal's form that is in the frame's own address.
  package struct Frame: Sendable {
    /// `DOMAIN` and `PROTOCOL`
    package let portal: PortalAddress
    /// `APP_SID`
    package let session: Secret

    /// - Throws: the first thing that is wrong with it.
    package init(_ form: FormFields) throws(PlacementCallError) {
      guard let domain = try form.parameter("DOMAIN"), !domain.isEmpty else { throw .missing("DOMAIN") }
      guard let session = try form.parameter("APP_SID"), !session.isEmpty else { throw .missing("APP_SID") }
      let isSecure = try PlacementCall.isSecure(try form.parameter("PROTOCOL"))
      guard let portal = PortalAddress(domain, isSecure: isSecure) else { throw .invalid("DOMAIN") }
      self.portal = portal
      self.session = Secret(session)
    }
  }

  /// What `PROTOCOL` says: nothing means https, too.
  static func isSecure(_ digit: String?) throws(PlacementCallError) -> Bool {
    switch digit {
    case nil, "", "1": true
    case "0": false
    default: throw .invalid("PROTOCOL")
    }
  }
}
