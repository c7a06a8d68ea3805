import Bitrix24
import HTTPMessage
import Localization
import PortalStore
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

struct RefusalTests {
  static let digest = SHA256Digest(of: "token".utf8)

  static let all: [(refusal: RequestError, status: Int, reason: String)] = [
    (.unknownPath, 404, "unknown_path"), (.notLocal, 404, "not_local"),
    (.wrongMethod(allowed: "GET"), 405, "wrong_method"), (.notAForm, 415, "not_a_form"),
    (.encodedBody, 415, "encoded_body"),
    (.badBody(.tooLarge), 413, "body_too_large"), (.badBody(.incomplete), 400, "incomplete_body"),
    (.badBody(.badLength), 400, "bad_content_length"), (.badCall(.missing("DOMAIN")), 400, "missing_parameter"),
    (.badCall(.invalid("DOMAIN")), 400, "invalid_parameter"),
    (.badCall(.contradictory("DOMAIN")), 400, "contradictory_parameter"),
    (.notAdmitted(.unknownPortal), 403, "unknown_portal"), (.notAdmitted(.insecurePortal), 403, "insecure_portal"),
    (.notAdmitted(.missingApplicationToken), 403, "missing_application_token"),
    (.notAdmitted(.wrongApplicationToken(digest: digest)), 403, "wrong_application_token"),
    (.failed("SomeError"), 500, "internal"),
  ]

  @Test(arguments: all)
  func `has its status, and the log says why`(_ refusal: RequestError, _ status: Int, _ reason: String) {
    #expect(refusal.status.code == status)
    #expect(refusal.reason == reason)
  }

  @Test func `the log tells every reason from every other`() {
    #expect(Set(Self.all.map { $0.refusal.reason }).count == Self.all.count)
  }

  @Test func `the log names the parameter, the digest of a wrong token, and the type of a failure`() {
    #expect(RequestError.badCall(.missing("member_id")).details.last == LogField("parameter", "member_id"))
    let wrong = RequestError.notAdmitted(.wrongApplicationToken(digest: Self.digest))
    #expect(wrong.details.last == LogField("token_sha256", Self.digest.hexadecimal))
    #expect(RequestError.failed("SomeError").details.last == LogField("error", "SomeError"))
  }

  // The registry is fixed, so no renderer that throws can be put behind a router: this is the page it would give.
  @Test func `a renderer that fails gives a page that says so and no more`() {
    let layout = Layout(theme: .light, library: .bitrix24Library, basePath: "/")
    let response = RequestID.$current.withValue("0123456789abcdef") {
      layout.refusal(.failed("SecretError"), in: .german)
    }
    #expect(response.status == .internalServerError)
    let page = Markup(response)
    #expect(page.text.contains(RuntimeTexts.german.refusal.internalError))
    #expect(page.text.contains("0123456789abcdef"))
    #expect(!page.source.contains("SecretError"))
  }

  @Test(arguments: all, Language.allCases)
  func `the page says in every language what is wrong, what to do, and the id in the log`(
    _ row: (refusal: RequestError, status: Int, reason: String),
    _ language: Language
  ) {
    let layout = Layout(theme: .light, library: .bitrix24Library, basePath: "/")
    let response = RequestID.$current.withValue("0123456789abcdef") { layout.refusal(row.refusal, in: language) }
    #expect(response.status.code == row.status)
    let page = Markup(response)
    #expect(page.values(of: "lang") == [language.tag])
    #expect(page.values(of: "dir").first == (language == .arabic ? "rtl" : "ltr"))
    #expect(page.text.contains(RuntimeTexts.of(language).refusal.advice))
    #expect(page.text.contains("0123456789abcdef"))
    #expect(page.elements("h1").count == 1)
    if case .badCall(let problem) = row.refusal { #expect(page.text.contains(problem.parameter)) }
  }

  @Test func `the words tell the kinds of refusal apart`() {
    let kinds: [RequestError] = [
      .unknownPath, .wrongMethod(allowed: "GET"), .notAForm, .badBody(.tooLarge), .badBody(.incomplete),
      .badCall(.missing("A")), .badCall(.invalid("A")), .badCall(.contradictory("A")),
      .notAdmitted(.unknownPortal), .notAdmitted(.insecurePortal), .notAdmitted(.missingApplicationToken), .failed("A"),
    ]
    for language in Language.allCases {
      let texts = kinds.map {
        Markup(RequestErrorView.view($0, RuntimeTexts.of(language).refusal).content).text
      }
      #expect(Set(texts).count == kinds.count, "\(language)")
    }
  }
}
