import HTTPMessage

/// What a portal's server tells about the application itself: a form with bracketed names, as PHP writes nested arrays.
///
/// Anybody can post one. What it says is believed once its access token, or its application token, has been checked.
/// Documentation: <https://apidocs.bitrix24.com/api-reference/common/events/index.html>
package struct AppEvent: Sendable {
  /// What has happened.
  package enum Kind: Hashable, Sendable {
    /// `ONAPPINSTALL`
    case installed
    /// `ONAPPUPDATE`: carries a new application token.
    case updated
    /// `ONAPPUNINSTALL`, with `data[CLEAN]`: whether what is kept about the portal is to be deleted.
    case uninstalled(isClean: Bool)
    /// `ONVOXIMPLANTCALLEND`, where it says which call: the portal has it in its statistics.
    case callEnded(CallEnd)
    /// `ERROR_PLACEMENT_LOADING_OVERTIME`: the portal has unregistered a handler that was too slow too often.
    case placementTooSlow
    case other
  }

  /// `event`, or the code of the error that is reported.
  package let name: String
  package let kind: Kind
  /// Who says so: `auth[…]`. Events that are not about an installation may have none.
  package let authorization: Authorization?
  /// `data[VERSION]`: of the application.
  package let version: Int?
  /// `data[LANGUAGE_ID]`: the portal's language.
  package let language: Language?

  /// Reads a form.
  ///
  /// - Throws: the first thing that is wrong with it; whoever needs an ``authorization`` asks for it by
  ///   ``requireAuthorization()``.
  package init(_ form: FormFields) throws(PlacementCallError) {
    let fields = NestedFields(form)
    if let name = try fields.value("event") {
      self.name = name
      kind =
        switch name.uppercased() {
        case "ONAPPINSTALL": .installed
        case "ONAPPUPDATE": .updated
        case "ONAPPUNINSTALL": .uninstalled(isClean: try fields.value("data", "CLEAN") == "1")
        case "ONVOXIMPLANTCALLEND": try CallEnd(fields).map { .callEnded($0) } ?? .other
        case Self.tooSlow: .placementTooSlow
        default: .other
        }
    } else if let error = try fields.value("error") {
      name = error
      kind = error.uppercased() == Self.tooSlow ? .placementTooSlow : .other
    } else {
      throw .missing("event")
    }
    version = try fields.value("data", "VERSION").flatMap { Int($0) }
    language = try fields.value("data", "LANGUAGE_ID").map { Language(code: $0) }
    authorization = try Authorization(fields)
  }

  private static let tooSlow = "ERROR_PLACEMENT_LOADING_OVERTIME"

  /// Whether the name looks like those that portals use, so that it can be logged.
  package var isNameWellFormed: Bool {
    (1...64).contains(name.utf8.count) && name.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
  }

  /// Who says so.
  ///
  /// - Throws: that there is nobody.
  package func requireAuthorization() throws(PlacementCallError) -> Authorization {
    guard let authorization else { throw .missing("auth[member_id]") }
    return authorization
  }
}

extension AppEvent {
  /// `auth[…]` of an event.
  package struct Authorization: Sendable {
    /// `member_id`
    package let memberID: MemberID
    /// That of `client_endpoint`; that of `domain` where there is none, since `domain` may be the authorization server's.
    package let portal: PortalAddress
    /// `access_token`. Not with the event of a removal.
    package let accessToken: Secret?
    /// `application_token`
    package let applicationToken: Secret?
    /// `server_endpoint`: the portal's authorization server, as it came.
    package let serverEndpoint: String?

    /// - Returns: `nil` where there is no `member_id`.
    init?(_ fields: NestedFields) throws(PlacementCallError) {
      guard let member = try fields.value("auth", "member_id") else { return nil }
      guard let memberID = MemberID(member) else { throw .invalid("auth[member_id]") }
      self.memberID = memberID
      portal = try Self.portal(fields)
      accessToken = try fields.value("auth", "access_token").map { Secret($0) }
      applicationToken = try fields.value("auth", "application_token").map { Secret($0) }
      serverEndpoint = try fields.value("auth", "server_endpoint")
    }

    private static func portal(_ fields: NestedFields) throws(PlacementCallError) -> PortalAddress {
      let domain = try fields.value("auth", "domain")
      if let endpoint = try fields.value("auth", "client_endpoint") {
        guard let (address, _) = PortalAddress.split(url: endpoint) else { throw .invalid("auth[client_endpoint]") }
        return address
      }
      guard let domain else { throw .missing("auth[domain]") }
      guard let address = PortalAddress(domain, isSecure: true) else { throw .invalid("auth[domain]") }
      return address
    }
  }
}
