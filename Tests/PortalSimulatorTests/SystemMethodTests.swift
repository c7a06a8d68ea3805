import Testing

@testable import PortalSimulator

/// What every token may call.
@Suite struct SystemMethodTests {
  private var fixture = PortalFixture()

  @Test mutating func `says who calls`() {
    #expect(
      fixture.call("profile", user: 1).answer["result"] == [
        "ID": "1", "ADMIN": true, "NAME": "Maria", "LAST_NAME": "Sommer", "PERSONAL_GENDER": "", "TIME_ZONE": "",
      ])
    #expect(fixture.call("profile").answer.at("result", "ADMIN") == false)
  }

  @Test mutating func `says the time`() {
    #expect(fixture.call("server.time").answer["result"] == "2026-11-22T14:30:00+02:00")
  }

  @Test(arguments: [
    ("name=crm.item.get", true, false), ("name=user.get", true, true), ("name=no.such", false, false),
    ("name=", false, false), ("", false, false), ("name=user.GET", false, false),
  ])
  mutating func `says of a method whether it is there and may be called`(form: String, exists: Bool, available: Bool) {
    let token = fixture.token(7, scope: ["user_brief"]).access
    let answer = fixture.send("method.get", .form("auth=\(token)&\(form)")).answer
    #expect(answer["result"] == ["isExisting": .bool(exists), "isAvailable": .bool(available)])
  }
}
