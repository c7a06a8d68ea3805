import Bitrix24
import HTML

/// What came of an installation, for the administrator who has opened it.
struct InstallView {
  let report: InstallationReport
  let texts: Texts
  /// Whether the page is open already, so that it can try once more.
  var isRetry = false

  private var text: Texts.Install { texts.install }

  /// The whole page. It has a script only where the portal is a proven one.
  var view: View {
    var view = View(
      title: text.title,
      content: "<main class=\"document\">\n<h1>\(text.title)</h1>\n\(html)</main>")
    if report.isRegistered { view.script = .setup }
    return view
  }

  /// The part that is made anew when it is tried again.
  var html: HTML {
    guard let obstacle = report.obstacle else { return installed }
    return """
      <section id="setup" class="panel" data-part="install">
      \(heading(text.failed, isGood: false))
      <p>\(reason(obstacle))</p>\(isRetry ? "\n<p class=\"buttons\">\(retryButton)</p>" : nil)
      </section>

      """
  }

  private var installed: HTML {
    let finish: HTML? = report.isComplete ? " data-finish=\"yes\"" : nil
    return """
      <section id="setup" class="panel" data-part="install"\(finish)>
      \(report.isComplete ? outcomes : partlyDone)
      <h3>\(text.steps)</h3>
      <ul class="checks">
      \(step("\(text.portalRegistered)", isGood: true, badge: text.stepDone))\(report.steps.map(step))</ul>
      \(buttons)</section>

      """
  }

  /// The portal shows no widget before it has been told of the end, so that nothing is called installed until then. The
  /// module shows which of these it has come to.
  private var outcomes: HTML {
    """
    <p class="hint" data-told="waiting">\(text.telling)</p>
    <div data-told="yes" hidden>\(heading(text.done, isGood: true))
    <p>\(text.reload)</p></div>
    \(SilentPortalView(text: text).html(heading: heading(text.notTold, isGood: false)))
    """
  }

  private var partlyDone: HTML {
    """
    \(heading(text.partlyDone, isGood: false))
    \(SilentPortalView(text: text).html(heading: "<p>\(text.portalSilent)</p>"))
    """
  }

  /// What is left open is mended and tried again, or left as it is. The portal closes the page when it is finished.
  private var buttons: HTML? {
    guard !report.isComplete else { return nil }
    return """
      <p class="buttons">\(retryButton) \
      <button type="button" data-finish-now="yes">\(text.finish)</button></p>

      """
  }

  private var retryButton: HTML { "<button type=\"button\" data-ask=\"yes\">\(texts.live.tryAgain)</button>" }

  private func heading(_ words: String, isGood: Bool) -> HTML {
    """
    <h2 class="outcome" data-outcome="\(isGood ? "good" : "open")">\((isGood ? Icon.check : .attention).html)\
    <span>\(words)</span></h2>
    """
  }

  private func step(_ step: InstallationReport.Step) -> HTML {
    let name: HTML =
      switch step.subject {
      case .events: "\(text.eventsSubscribed)"
      case .placement(let code):
        "\(WidgetCatalog.standard.widget(for: code).title(in: texts)) <code dir=\"ltr\">\(code.description)</code>"
      }
    switch step.outcome {
    case .done: return self.step(name, isGood: true, badge: text.stepDone)
    case .unchanged: return self.step(name, isGood: true, badge: text.stepUnchanged)
    case .failed(let failure):
      return self.step(name, isGood: false, badge: text.stepFailed, hint: reason(failure))
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
    case .missingPermission: text.missingPermission
    case .addressRefused: text.addressRefused
    case .tooMany: text.tooMany
    case .other: text.portalFailed
    }
  }

  private func reason(_ obstacle: InstallationReport.Obstacle) -> String {
    switch obstacle {
    case .clientNotConfigured: text.clientNotConfigured
    case .publicURLNotConfigured: text.publicURLNotConfigured
    case .noToken: text.noToken
    case .unknownServer: text.unknownServer
    case .notConfirmed: text.notConfirmed
    case .otherApplication: text.otherApplication
    case .otherPortal: text.otherPortal
    case .notAdministrator: text.notAdministrator
    case .portalFailed: text.portalFailed
    case .notStored: text.notStored
    case .tooManyRefusals: text.tooManyRefusals
    }
  }
}
