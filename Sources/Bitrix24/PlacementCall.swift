import HTTPMessage

/// What a portal posts when it opens a widget: the common part, the same for every placement.
///
/// The operator's *browser* submits it, so every value is whatever a stranger chose; those here passed their syntax.
/// Some parameters come in the query, others in the body, older and newer portals differ in which: both are merged
/// before.
package struct PlacementCall: Sendable {
  /// `DOMAIN` and `PROTOCOL`
  package let portal: PortalAddress
  /// `LANG`
  package let language: Language
  /// `APP_SID`: links the library in the page with its frame; a secret of the session.
  package let applicationSID: Secret?
  /// `AUTH_ID`: the OAuth 2 access token of the user who opened the widget.
  package let accessToken: Secret?
  /// `REFRESH_ID`
  package let refreshToken: Secret?
  /// `SERVER_ENDPOINT`: the portal's authorization server, as it came.
  package let serverEndpoint: String?
  /// `APPLICATION_TOKEN`: proves that the request comes from a portal that has the application. Newer portals.
  package let applicationToken: Secret?
  /// `member_id`: the portal's permanent id.
  package let memberID: MemberID
  /// `PLACEMENT`
  package let placement: PlacementCode
  /// `PLACEMENT_OPTIONS`, without the portal's escaping.
  package let options: PlacementOptions
  /// How many bytes were sent, decoded.
  package let receivedLength: Int
  private var form: FormFields
  /// Of a call whose form is not kept, see ``condensed``.
  private var keptRedactor: Redactor?

  /// A parameter as it was sent.
  package struct Parameter: Sendable {
    /// A value, or one that must not show.
    package enum Value: Sendable {
      case plain(String)
      case secret(Secret)
    }
    package let name: String
    package let value: Value
  }

  /// Every parameter that means something: none of them may come with two different values. Others may, since what they
  /// mean, and whether they are lists, is not known.
  package static let knownNames = [
    "DOMAIN", "PROTOCOL", "LANG", "APP_SID", "AUTH_ID", "AUTH_EXPIRES", "REFRESH_ID", "SERVER_ENDPOINT",
    "APPLICATION_TOKEN", "APPLICATION_SCOPE", "member_id", "status", "PLACEMENT", "PLACEMENT_OPTIONS",
  ]

  /// Reads a portal's form, query and body together.
  ///
  /// - Throws: the first thing that is wrong with it.
  package init(_ form: FormFields) throws(PlacementCallError) {
    do throws(FormFields.Contradiction) {
      for name in Self.knownNames { try form.check(name) }
    } catch {
      throw .contradictory(error.name)
    }
    func required(_ name: String) throws(PlacementCallError) -> String {
      guard let value = try form.parameter(name), !value.isEmpty else { throw .missing(name) }
      return value
    }
    func secret(_ name: String) throws(PlacementCallError) -> Secret? {
      try form.parameter(name).flatMap { $0.isEmpty ? nil : Secret($0) }
    }
    placement = PlacementCode(try required("PLACEMENT"))
    let domain = try required("DOMAIN")
    let isSecure: Bool
    switch try form.parameter("PROTOCOL") {
    case nil, "", "1": isSecure = true
    case "0": isSecure = false
    default: throw .invalid("PROTOCOL")
    }
    guard let portal = PortalAddress(domain, isSecure: isSecure) else { throw .invalid("DOMAIN") }
    self.portal = portal
    guard let memberID = MemberID(try required("member_id")) else { throw .invalid("member_id") }
    self.memberID = memberID
    language = Language(code: try form.parameter("LANG"))
    applicationSID = try secret("APP_SID")
    accessToken = try secret("AUTH_ID")
    refreshToken = try secret("REFRESH_ID")
    serverEndpoint = try form.parameter("SERVER_ENDPOINT")
    applicationToken = try secret("APPLICATION_TOKEN")
    let options = PlacementOptions(try form.parameter("PLACEMENT_OPTIONS"))
    // What a page of ours asks for later names the options as the portal's library tells them, which escapes nothing.
    self.options = form.bytes("VIEW") == nil && form.bytes("ACTION") == nil ? options.unescaped : options
    receivedLength = form.length
    self.form = form
  }

  /// Everything that was sent, in order, with secrets as such: for the pages that show what arrived. Made when it is
  /// asked for.
  package var received: [Parameter] {
    form.all.map { name, value in
      let isSecret = Secret.isName(name) && !value.isEmpty
      return Parameter(name: name, value: isSecret ? .secret(Secret(value)) : .plain(value))
    }
  }

  /// The same call for whoever keeps it: ``received`` is empty.
  package var condensed: PlacementCall {
    var call = self
    call.keptRedactor = redactor
    call.form = FormFields()
    return call
  }

  /// Takes what is secret of it out of texts. Made when it is asked for.
  package var redactor: Redactor { keptRedactor ?? Redactor(form) }

  /// ``received``, fit to be shown: with secrets as such, and without any in other places.
  package var receivedWithoutSecrets: [Parameter] {
    let redactor = redactor
    return received.map { parameter in
      guard case .plain(let text) = parameter.value else { return parameter }
      if parameter.name == "PLACEMENT_OPTIONS",
        case .members(let members, isComplete: true) = PlacementOptions(text)
      {
        let shown = JSONValue.object(members.map { redactor.redacted($0) }).description
        return Parameter(name: parameter.name, value: .plain(shown))
      }
      return Parameter(name: parameter.name, value: .plain(redactor.redacted(text)))
    }
  }
}
