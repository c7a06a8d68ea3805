import Testing

@testable import PortalSimulator

/// Calls that a portal refuses before it looks at them.
@Suite struct RefusalTests {
  private var fixture = PortalFixture()

  @Test(arguments: [
    ("access_denied", 403, "ACCESS_DENIED", "REST API is available only on commercial plans"),
    ("user_access_error", 403, "user_access_error", "The user does not have access to the application"),
    ("not_installed", 401, "NOT_INSTALLED", "Application not installed"),
    ("application_not_found", 401, "APPLICATION_NOT_FOUND", "Application not found"),
    ("error_oauth", 401, "ERROR_OAUTH", "Application not installed"),
    ("method_confirm_waiting", 401, "METHOD_CONFIRM_WAITING", "Waiting for confirmation"),
    ("overload_limit", 503, "OVERLOAD_LIMIT", "REST API is blocked due to overload"),
    ("portal_deleted", 500, "PORTAL_DELETED", "Portal was deleted"),
  ])
  mutating func `a whole batch is refused, with the reason`(
    setting: String, status: Int, code: String, description: String
  ) {
    #expect(fixture.control(.settings, "rest=\(setting)").0 == 200)
    let answer = fixture.call("batch", "cmd[a]=scope")
    #expect(answer.status == status && answer.answer["result"] == nil)
    #expect(answer.answer == ["error": .string(code), "error_description": .string(description)])
    #expect(fixture.portal.journal.entries.last?.error == code)
  }

  @Test mutating func `a wrong webhook is a lack of rights`() {
    let answer = fixture.send("1/x/profile", .form(""))
    #expect(answer.status == 403 && answer.answer["error"] == "INVALID_CREDENTIALS")
  }
}
