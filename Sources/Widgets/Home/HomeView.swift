import Bitrix24
import Rendering

struct HomeView {
  let call: PlacementCall
  let setting: Setting
  let phrases: Phrases

  var html: HTML {
    """
    <main class="document">
    <h1>\(phrases.home.title)</h1>
    <p class="lead">\(phrases.home.purpose)</p>
    <section class="panel" aria-labelledby="setup-heading">
    <h2 id="setup-heading">\(phrases.home.setup)</h2>
    <ul class="checks">
    \(checks)</ul>
    </section>
    <section class="panel" aria-labelledby="placements-heading">
    <h2 id="placements-heading">\(phrases.home.placements) <span class="count">\(placementCount)</span></h2>
    <ul class="placements">
    \(placements)</ul>
    </section>
    <section class="panel" aria-labelledby="received-heading">
    <h2 id="received-heading">\(phrases.home.received)</h2>
    \(ParameterTable(call.receivedWithoutSecrets, phrases: phrases.home).html)
    </section>
    </main>
    """
  }

  private var checks: [HTML] {
    [
      check(true, "\(phrases.home.portalAdmitted): <bdi dir=\"ltr\">\(call.portal.description)</bdi>"),
      call.portal.isSecure
        ? check(true, "\(phrases.home.secure)") : check(false, "\(phrases.home.insecure)"),
      setting.checksApplicationToken
        ? check(true, "\(phrases.home.tokenChecked)") : check(false, "\(phrases.home.tokenNotConfigured)"),
      setting.hasClientCredentials
        ? check(true, "\(phrases.home.clientConfigured)") : check(false, "\(phrases.home.clientNotConfigured)"),
    ]
  }

  private func check(_ isGood: Bool, _ text: HTML) -> HTML {
    """
    <li data-check="\(isGood ? "good" : "open")">\((isGood ? Icon.check : .attention).html)<span>\(text)</span></li>

    """
  }

  private var placementCount: String {
    phrases.home.placementCount.text(setting.placements.count, in: call.language)
  }

  private var placements: [HTML] {
    setting.placements.map { placement in
      let name: HTML? = name(of: placement).map { " \($0)" }
      return "<li><code dir=\"ltr\">\(placement.description)</code>\(name)</li>\n"
    }
  }

  private func name(of placement: PlacementCode) -> String? {
    switch placement {
    case .callCard: phrases.home.callCardPlacement
    case .application: phrases.home.defaultPlacement
    default: nil
    }
  }
}
