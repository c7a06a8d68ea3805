import Rendering

/// The page that says, in the frame and in the operator's language, why there is no widget.
enum RefusalView {
  static func view(_ refusal: Refusal, requestID: String, _ phrases: Phrases) -> View {
    let (heading, reason, parameter) = words(refusal, phrases.refusal)
    let name: HTML? = parameter.map { " <code dir=\"ltr\">\($0)</code>" }
    return View(
      title: heading,
      content: """
        <main class="notice">
        <h1>\(Icon.attention.html)<span>\(heading)</span></h1>
        <p>\(reason)\(name)</p>
        <p>\(phrases.refusal.advice)</p>
        \(hint(refusal, phrases))\
        <p class="notice-id"><span>\(phrases.refusal.requestID)</span> <code dir="ltr">\(requestID)</code></p>
        </main>
        """
    )
  }

  /// What an administrator can do, without a word about who is known here.
  private static func hint(_ refusal: Refusal, _ phrases: Phrases) -> HTML? {
    switch refusal {
    case .notAdmitted(.unknownPortal), .notAdmitted(.wrongApplicationToken), .notAdmitted(.missingApplicationToken):
      "<p class=\"hint\">\(phrases.install.hintForAdministrators)</p>\n"
    default: nil
    }
  }

  private static func words(
    _ refusal: Refusal, _ phrases: Phrases.Refusal
  ) -> (heading: String, reason: String, parameter: String?) {
    switch refusal {
    case .unknownPath, .notLocal: (phrases.notFound, phrases.notFoundHint, nil)
    case .wrongMethod: (phrases.methodNotAllowed, phrases.methodNotAllowedHint, nil)
    case .notAForm, .encodedBody: (phrases.unsupported, phrases.unsupportedHint, nil)
    case .badBody(.tooLarge): (phrases.tooLarge, phrases.tooLargeHint, nil)
    case .badBody(.incomplete), .badBody(.badLength): (phrases.badRequest, phrases.incompleteBody, nil)
    case .badCall(.missing(let name)): (phrases.badRequest, phrases.missingParameter, name)
    case .badCall(.invalid(let name)): (phrases.badRequest, phrases.invalidParameter, name)
    case .badCall(.contradictory(let name)): (phrases.badRequest, phrases.contradictoryParameter, name)
    case .notAdmitted(.unknownPortal): (phrases.forbidden, phrases.unknownPortal, nil)
    case .notAdmitted(.insecurePortal): (phrases.forbidden, phrases.insecurePortal, nil)
    case .notAdmitted(.missingApplicationToken), .notAdmitted(.wrongApplicationToken):
      (phrases.forbidden, phrases.wrongToken, nil)
    case .notInstalled(let report) where report.status == .forbidden:
      (phrases.forbidden, phrases.unknownPortal, nil)
    case .notInstalled, .failed: (phrases.internalError, phrases.internalErrorHint, nil)
    }
  }
}
