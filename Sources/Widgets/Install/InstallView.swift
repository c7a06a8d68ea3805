import Bitrix24
import HTML
import Localization
import WidgetRuntime

/// What came of an installation, for the administrator who has opened it.
struct InstallView {
  let report: InstallationReport
  let language: Language
  let texts: InstallTexts
  /// Whether the page is open already, so that it can try once more.
  var isRetry = false

  /// The whole page. It has a script only where the portal is a proven one.
  var view: View {
    View(
      title: texts.title,
      content: "<main class=\"document\">\n<h1>\(texts.title)</h1>\n\(html)</main>")
  }

  /// The part that is made anew when it is tried again.
  var html: HTML {
    guard let obstacle = report.obstacle else { return installed }
    return """
      <section id="setup" class="panel" data-part="install">
      \(heading(texts.failed, isGood: false))
      <p>\(reason(obstacle))</p>\(isRetry ? "\n<p class=\"buttons\">\(retryButton)</p>" : nil)
      </section>

      """
  }

  private var installed: HTML {
    let finish: HTML? = report.isComplete ? " data-finish=\"yes\"" : nil
    return """
      <section id="setup" class="panel" data-part="install"\(finish)>
      \(report.isComplete ? outcomes : partlyDone)
      <h3>\(texts.steps)</h3>
      <ul class="checks">
      \(step("\(texts.portalRegistered)", isGood: true, badge: texts.stepDone))\(report.steps.map(step))</ul>
      \(buttons)</section>

      """
  }

  /// The portal shows no widget before it has been told of the end, so that nothing is called installed until then. The
  /// module shows which of these it has come to.
  private var outcomes: HTML {
    """
    <p class="hint" data-told="waiting">\(texts.telling)</p>
    <div data-told="yes" hidden>\(heading(texts.done, isGood: true))
    <p>\(texts.reload)</p></div>
    \(SilentPortalView(texts: texts).html(heading: heading(texts.notTold, isGood: false)))
    """
  }

  private var partlyDone: HTML {
    """
    \(heading(texts.partlyDone, isGood: false))
    \(SilentPortalView(texts: texts).html(heading: "<p>\(texts.portalSilent)</p>"))
    """
  }

  /// What is left open is mended and tried again, or left as it is. The portal closes the page when it is finished.
  private var buttons: HTML? {
    guard !report.isComplete else { return nil }
    return """
      <p class="buttons">\(retryButton) \
      <button type="button" data-finish-now="yes">\(texts.finish)</button></p>

      """
  }

  private var retryButton: HTML {
    "<button type=\"button\" data-ask=\"yes\">\(RuntimeTexts.of(language).part.tryAgain)</button>"
  }

  private func heading(_ words: String, isGood: Bool) -> HTML {
    """
    <h2 class="outcome" data-outcome="\(isGood ? "good" : "open")">\((isGood ? Icon.check : .attention).html)\
    <span>\(words)</span></h2>
    """
  }

  private func step(_ step: InstallationReport.Step) -> HTML {
    let name: HTML =
      switch step.subject {
      case .events: "\(texts.eventsSubscribed)"
      case .placement(let code):
        "\(WidgetCatalog.standard.widget(for: code).title(in: language)) <code dir=\"ltr\">\(code.description)</code>"
      }
    switch step.outcome {
    case .done: return self.step(name, isGood: true, badge: texts.stepDone)
    case .unchanged: return self.step(name, isGood: true, badge: texts.stepUnchanged)
    case .withheld(let permissions):
      let codes = permissions.map { "<code dir=\"ltr\">\($0.shortened(to: 40))</code>" as HTML }.joined(by: " ")
      let texts = HomeTexts.of(language)
      return self.step(
        "\(name) <span class=\"hint\">\(texts.permissions): \(texts.missing) \(codes)</span>",
        isGood: false, badge: texts.notBound)
    case .failed(let failure):
      return self.step(name, isGood: false, badge: texts.stepFailed, hint: reason(failure))
    }
  }

  private func step(_ name: HTML, isGood: Bool, badge: String, hint: String? = nil) -> HTML {
    let hint: HTML? = hint.map { "<br><span class=\"hint\">\($0)</span>" }
    return """
      <li data-check="\(isGood ? "good" : "open")">\((isGood ? Icon.check : .attention).html)<span>\(name) \
      <span class="badge\(isGood ? "" : " failure")">\(badge)</span>\(hint)</span></li>

      """
  }

  private func reason(_ failure: InstallationReport.Step.Failure) -> String {
    switch failure {
    case .missingPermission: texts.missingPermission
    case .addressRefused: texts.addressRefused
    case .tooMany: texts.tooMany
    case .other: texts.portalFailed
    }
  }

  private func reason(_ obstacle: InstallationReport.Obstacle) -> String {
    switch obstacle {
    case .clientNotConfigured: texts.clientNotConfigured
    case .publicURLNotConfigured: texts.publicURLNotConfigured
    case .noToken: texts.noToken
    case .unknownServer: texts.unknownServer
    case .notConfirmed: texts.notConfirmed
    case .otherApplication: texts.otherApplication
    case .otherPortal: texts.otherPortal
    case .notAdministrator: texts.notAdministrator
    case .portalFailed: texts.portalFailed
    case .notStored: texts.notStored
    case .tooManyRefusals: texts.tooManyRefusals
    }
  }
}
