import HTML
import HTTPMessage

/// The page that says, in the frame and in the operator's language, why there is no widget.
enum RequestErrorView {
  static func view(_ error: RequestError, _ texts: RuntimeTexts.Refusal) -> View {
    let (heading, reason, parameter) = words(error, texts)
    let name: HTML? = parameter.map { " <code dir=\"ltr\">\($0)</code>" }
    return View(
      title: heading,
      content: """
        <main class="notice">
        <h1>\(Icon.attention.html)<span>\(heading)</span></h1>
        <p>\(reason)\(name)</p>
        <p>\(texts.advice)</p>
        \(hint(error, texts))\
        <p class="notice-id"><span>\(texts.requestID)</span> <code dir="ltr">\(RequestID.current)</code></p>
        </main>
        """
    )
  }

  /// What an administrator can do, without a word about who is known here.
  private static func hint(_ error: RequestError, _ texts: RuntimeTexts.Refusal) -> HTML? {
    switch error {
    case .notAdmitted(.unknownPortal), .notAdmitted(.wrongApplicationToken), .notAdmitted(.missingApplicationToken):
      "<p class=\"hint\">\(texts.hintForAdministrators)</p>\n"
    default: nil
    }
  }

  private static func words(
    _ error: RequestError, _ texts: RuntimeTexts.Refusal
  ) -> (heading: String, reason: String, parameter: String?) {
    switch error {
    case .unknownPath, .unknownPart, .notLocal: (texts.notFound, texts.notFoundHint, nil)
    case .wrongMethod: (texts.methodNotAllowed, texts.methodNotAllowedHint, nil)
    case .notAForm, .encodedBody: (texts.unsupported, texts.unsupportedHint, nil)
    case .badBody(.tooLarge): (texts.tooLarge, texts.tooLargeHint, nil)
    case .badBody(.incomplete), .badBody(.badLength): (texts.badRequest, texts.incompleteBody, nil)
    case .badCall(.missing(let name)): (texts.badRequest, texts.missingParameter, name)
    case .badCall(.invalid(let name)): (texts.badRequest, texts.invalidParameter, name)
    case .badCall(.contradictory(let name)): (texts.badRequest, texts.contradictoryParameter, name)
    case .notAdmitted(.unknownPortal): (texts.forbidden, texts.unknownPortal, nil)
    case .notAdmitted(.insecurePortal): (texts.forbidden, texts.insecurePortal, nil)
    case .notAdmitted(.missingApplicationToken), .notAdmitted(.wrongApplicationToken):
      (texts.forbidden, texts.wrongToken, nil)
    case .notInstalled(_, isUnknownPortal: true, _):
      (texts.forbidden, texts.unknownPortal, nil)
    case .notInstalled, .failed: (texts.internalError, texts.internalErrorHint, nil)
    }
  }
}
