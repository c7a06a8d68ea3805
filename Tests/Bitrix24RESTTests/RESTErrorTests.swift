import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct RESTErrorTests {
  private static let transportErrors: [TransportError] = [
    .deadline, .cancelled, .unresolved, .refused, .certificate, .forbiddenAddress, .tooLarge, .overloaded,
    .protocolViolation,
  ]

  private static let errors: [RESTError] =
    [
      .expiredToken, .invalidToken, .invalidClient, .alreadyBound, .queryLimitExceeded,
      .operationTimeLimit(resetAt: .now), .overloaded, .accessDenied,
      .noAccessToApplication, .planWithoutREST, .notInstalled, .applicationNotFound, .authorizationFailed,
      .confirmationWaiting, .insufficientScope, .notFound, .methodNotFound, .portalDeleted, .paymentRequired,
      .moved(PortalAddress("new.example.com", isSecure: true)!), .badRedirect, .server(code: "", status: 500),
      .unreadable,
    ] + transportErrors.map(RESTError.transport)

  @Test func `every error has a log code of its own that needs no quotes`() {
    let codes = Self.errors.map(\.logCode)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.wholeMatch(of: /[a-z_0-9]{4,24}/) != nil })
    #expect(RESTError.transport(.tooLarge).logCode == "too_large")
  }

  @Test func `a code that has no case keeps its name`() {
    #expect(RESTError.server(code: "SOMETHING_NEW", status: 401).logCode == "SOMETHING_NEW")
    #expect(RESTError.server(code: "", status: 502).logCode == "server_502")
  }

  @Test(arguments: [
    (RESTError.accessDenied, true), (.noAccessToApplication, true), (.insufficientScope, true), (.notFound, false),
    (.server(code: "", status: 403), false), (.operationTimeLimit(resetAt: .now), false), (.planWithoutREST, false),
  ])
  func `only what is about rights is a denial`(error: RESTError, isDenial: Bool) {
    #expect(error.isDenial == isDenial)
  }

  @Test(arguments: [
    (RESTError.expiredToken, RESTError.Remedy.authorization), (.invalidToken, .authorization),
    (.invalidClient, .none), (.alreadyBound, .none), (.accessDenied, .none),
    (.queryLimitExceeded, .retry), (.server(code: "", status: 502), .retry), (.server(code: "", status: 400), .none),
    (.server(code: "", status: 429), .retry), (.notInstalled, .none), (.confirmationWaiting, .none),
    (.server(code: "SOMETHING_NEW", status: 401), .none), (.transport(.deadline), .retry),
    (.transport(.certificate), .none),
    (.transport(.tooLarge), .none), (.unreadable, .retry),
  ])
  func `says what can be done`(error: RESTError, remedy: RESTError.Remedy) {
    #expect(error.remedy == remedy)
    let instant = ContinuousClock.now
    #expect(RESTError.operationTimeLimit(resetAt: instant).remedy == .wait(until: instant))
  }
}
