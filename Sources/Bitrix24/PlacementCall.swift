import HTTPMessage
import Synchronization

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
  private let derived = Derived()

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
  package static var knownNames: [String] { names.map(\.description) }

  private enum Name: Int {
    case domain, protocolDigit, language, applicationSID, accessToken, refreshToken, serverEndpoint, applicationToken
    case memberID, placement, options
  }

  /// In the order of ``Name``, and after them those that are only checked.
  private static let names: [StaticString] = [
    "DOMAIN", "PROTOCOL", "LANG", "APP_SID", "AUTH_ID", "REFRESH_ID", "SERVER_ENDPOINT", "APPLICATION_TOKEN",
    "member_id",
    "PLACEMENT", "PLACEMENT_OPTIONS", "AUTH_EXPIRES", "APPLICATION_SCOPE", "status",
  ]

  /// Reads a portal's form, query and body together.
  ///
  /// - Throws: the first thing that is wrong with it.
  package init(_ form: FormFields) throws(PlacementCallError) {
    let values: FormFields.Values
    do throws(FormFields.Contradiction) {
      values = try form.values(of: Self.names)
    } catch {
      throw .contradictory(error.name)
    }
    func value(_ name: Name) -> String? { values[name.rawValue] }
    func required(_ name: Name) throws(PlacementCallError) -> String {
      guard let value = value(name), !value.isEmpty else { throw .missing(Self.names[name.rawValue].description) }
      return value
    }
    func secret(_ name: Name) -> Secret? { value(name).flatMap { $0.isEmpty ? nil : Secret($0) } }
    placement = PlacementCode(try required(.placement))
    let domain = try required(.domain)
    let isSecure = try Self.isSecure(value(.protocolDigit))
    guard let portal = PortalAddress(domain, isSecure: isSecure) else { throw .invalid("DOMAIN") }
    self.portal = portal
    guard let memberID = MemberID(try required(.memberID)) else { throw .invalid("member_id") }
    self.memberID = memberID
    language = Language(code: value(.language))
    applicationSID = secret(.applicationSID)
    accessToken = secret(.accessToken)
    refreshToken = secret(.refreshToken)
    serverEndpoint = value(.serverEndpoint)
    applicationToken = secret(.applicationToken)
    let options = PlacementOptions(value(.options))
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
    // Made of the form, which is not kept.
    _ = redactor
    var call = self
    call.form = FormFields()
    return call
  }

  /// Takes what is secret of it out of texts.
  package var redactor: Redactor { derived.redactor { Redactor(form) } }

  /// The call that a call card is opened for, as the options tell it.
  package var callContext: CallContext { derived.callContext { CallContext(options) } }

  /// What is made of the call when it is first asked for, and once for all copies.
  private final class Derived: Sendable {
    private let made = Mutex<(redactor: Redactor?, callContext: CallContext?)>((nil, nil))

    func redactor(_ make: () -> Redactor) -> Redactor {
      made.withLock { made in
        if let redactor = made.redactor { return redactor }
        let redactor = make()
        made.redactor = redactor
        return redactor
      }
    }

    func callContext(_ make: () -> CallContext) -> CallContext {
      made.withLock { made in
        if let context = made.callContext { return context }
        let context = make()
        made.callContext = context
        return context
      }
    }
  }

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
