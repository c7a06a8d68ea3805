import Bitrix24
import Bitrix24REST
import HTTPMessage

extension Site {
  /// What came of a request.
  package struct Answer: Sendable {
    /// For the web server.
    package var response: Response
    /// For the log, in order.
    package var facts: [Fact]

    /// Whether an administrator has to do something about it.
    package var isAlarming: Bool {
      // 503 is the answer to a limit; it passes by itself.
      let isFailure = response.status.code >= 500 && response.status != .serviceUnavailable
      return isFailure || facts.contains(Fact("reason", "placement_too_slow"))
        || facts.contains(Fact("result", "taken_back"))
    }

    /// Whether an administrator may have to.
    package var isSuspicious: Bool { facts.areSuspicious }
  }
}

extension [Fact] {
  /// Whether an administrator may have to do something about what they tell: a removal that could not be proven, or
  /// client credentials that the authorization server does not take.
  package var areSuspicious: Bool {
    contains(Fact("result", "leaving")) || contains(Fact("refresh_error", RESTError.invalidClient.logCode))
  }

  /// Without secrets, wherever a stranger may have put them.
  func redacted(_ redactor: Redactor) -> [Fact] {
    map { Fact($0, value: redactor.redacted($0.value)) }
  }
}
