import Bitrix24
import HTML
import Localization
import WidgetRuntime

/// The administrator's view of the application at a portal.
struct StatusView {
  let status: PortalStatus
  let portal: PortalAddress
  let context: RenderContext
  let language: Language
  let texts: HomeTexts

  /// For whoever is no administrator: nothing, in the same place.
  static let nothing: HTML = "<div id=\"setup\" data-part=\"status\" hidden></div>\n"

  /// When the portal does not say who asks.
  static func failure(in language: Language) -> HTML {
    """
    <div id="setup" data-part="status">
    <p class="hint">\(InstallTexts.of(language).portalFailed)</p>
    \(checkAgain(.of(language)))</div>

    """
  }

  private static func checkAgain(_ texts: HomeTexts) -> HTML {
    "<p class=\"buttons\">\(RetryButton(label: texts.checkAgain).html)</p>\n"
  }

  var html: HTML {
    """
    <div id="setup" data-part="status">
    \(panel(texts.setup, setup))\(panel(texts.placements, placements))\
    \(panel(texts.lastCalls, calls))\(Self.checkAgain(texts))</div>

    """
  }

  private func panel(_ heading: String, _ content: HTML) -> HTML {
    "<section class=\"panel\">\n<h2>\(heading)</h2>\n\(content)</section>\n"
  }

  // MARK: - Set-up

  private var setup: HTML {
    """
    <ul class="checks">
    \(check(true, "\(texts.portalAdmitted): <bdi dir=\"ltr\">\(portal.description)</bdi>"))\
    \(check(portal.isSecure, "\(portal.isSecure ? texts.secure : texts.insecure)"))\
    \(check(context.checksApplicationToken, "\(tokenText)"))\
    \(check(context.hasClientCredentials, "\(clientText)"))\
    \(missingPermissions)</ul>
    \(facts)
    """
  }

  private var tokenText: String {
    context.checksApplicationToken ? texts.tokenChecked : texts.tokenNotConfigured
  }

  private var clientText: String {
    context.hasClientCredentials ? texts.clientConfigured : texts.clientNotConfigured
  }

  private var missingPermissions: HTML? {
    // The full form of a permission includes its brief one.
    let granted = status.scope + (status.scope.contains("user") ? ["user_brief"] : [])
    let missing = context.scopes.filter { !granted.contains($0) }
    guard !missing.isEmpty else { return nil }
    return check(false, "\(texts.permissions): \(texts.missing) \(codes(missing))")
  }

  private func check(_ isGood: Bool, _ text: HTML) -> HTML {
    """
    <li data-check="\(isGood ? "good" : "open")">\((isGood ? Icon.check : .attention).html)<span>\(text)</span></li>

    """
  }

  private var facts: HTML {
    var rows: [HTML] = []
    if let installation = status.installation {
      let time = PortalTime(secondsSince1970: Int(installation.installedAt))
      rows.append(row(texts.installedSince, "<time datetime=\"\(time.text)\">\(time.text(in: language))</time>"))
      if let version = installation.version { rows.append(row(texts.version, "\(String(version))")) }
    }
    if !status.scope.isEmpty { rows.append(row(texts.permissions, codes(status.scope))) }
    let hint: HTML? = status.installation == nil ? "<p class=\"hint\">\(texts.namedByHand)</p>\n" : nil
    return rows.isEmpty ? hint ?? "" : "<dl class=\"facts\">\n\(rows)</dl>\n\(hint)"
  }

  private func row(_ label: String, _ value: HTML) -> HTML {
    "<div><dt>\(label)</dt><dd>\(value)</dd></div>\n"
  }

  private func codes(_ names: [String]) -> HTML {
    names.prefix(50).map { "<code dir=\"ltr\">\($0.shortened(to: 40))</code>" as HTML }.joined(by: " ")
  }

  // MARK: - Placements

  private var placements: HTML {
    let isComplete = status.places.allSatisfy { $0.isBound || !$0.isWanted || !$0.missing.isEmpty }
    let advice = isComplete ? (status.isFresh ? InstallTexts.of(language).reload : nil) : texts.installAgain
    let hint: HTML? = advice.map { "<p class=\"hint\">\($0)</p>\n" }
    let known = status.places.filter { $0.isBound || $0.isWanted }
    return "<ul class=\"checks\">\n\(known.map(line))</ul>\n\(hint)\(offers)"
  }

  /// What there is besides, headed with the groups of which nothing has been offered here.
  private var offers: HTML? {
    let places = status.places.filter { !$0.isBound && !$0.isWanted }
    guard !places.isEmpty else { return nil }
    return """
      <h3>\(texts.new)</h3>
      <ul class="checks" data-offers="yes">
      \(places.map(line))</ul>

      """
  }

  private func line(_ place: PortalStatus.Place) -> HTML {
    let name = WidgetCatalog.standard.widget(for: place.placement).title(in: language)
    let code = place.placement.description
    let badge: HTML =
      place.isBound
      ? "<span class=\"badge\">\(texts.bound)</span>"
      : "<span class=\"badge\(place.isWanted ? " failure" : "")\">\(texts.notBound)</span>"
    let missing: HTML? =
      place.missing.isEmpty
      ? nil : "<br><span class=\"hint\">\(texts.permissions): \(texts.missing) \(codes(place.missing))</span>"
    let isSwitched = place.isBound || place.missing.isEmpty
    let isOffer = !place.isBound && !place.isWanted
    let icon: HTML? = isOffer ? nil : (place.isBound ? Icon.check : .attention).html
    return """
      <li data-check="\(isOffer ? "new" : place.isBound ? "good" : "open")">\(icon)\
      <span>\(name) <code dir="ltr">\(code)</code> \(badge)\(missing)</span>\
      \(isSwitched ? button(place, about: "\(name) \(code)") : nil)</li>

      """
  }

  private func button(_ place: PortalStatus.Place, about: String) -> HTML {
    """
    <form class="action" data-action="\(SwitchPlacement.name.description)">\
    <input type="hidden" name="CODE" value="\(place.placement.description)">\
    <input type="hidden" name="ON" value="\(place.isBound ? "no" : "yes")">\
    <button type="submit"><span>\(place.isBound ? texts.switchOff : texts.switchOn)</span>\
    <span class="visually-hidden">: \(about)</span></button><div class="outcome" role="status"></div></form>
    """
  }

  // MARK: - Calls

  private var calls: HTML {
    guard !status.lastCalls.isEmpty else { return "<p class=\"hint\">\(texts.noCalls)</p>\n" }
    let lines = status.lastCalls.map { call -> HTML in
      let time = PortalTime(secondsSince1970: call.time)
      let icon = call.direction == .incoming || call.direction == .incomingTransfer ? Icon.incomingCall : .outgoingCall
      return """
        <li class="event">\(icon.html)<div><p><bdi dir="ltr">\(call.phone)</bdi></p>
        <p class="hint"><time datetime="\(time.text)">\(time.text(in: language))</time></p></div></li>

        """
    }
    return "<ul class=\"events\">\n\(lines)</ul>\n"
  }
}
