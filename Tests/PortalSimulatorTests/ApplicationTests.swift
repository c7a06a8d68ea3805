import Testing

@testable import PortalSimulator

/// What becomes of the application, and what its handlers are told.
@Suite struct ApplicationTests {
  private var fixture = PortalFixture()

  private mutating func act(_ form: String) -> (status: Int, answer: Value) {
    let (status, answer) = fixture.control(.application, form)
    return (status, answer)
  }

  /// The forms of what is to be sent, as a handler reads them.
  private mutating func sent() -> [(url: String, form: Fields)] {
    fixture.portal.takeOutbox().map { ($0.url, NestedForm.read(NestedForm.write($0.form))) }
  }

  @Test mutating func `at the start the application is installed and has a tab`() {
    let application = fixture.control(.configuration).1["application"]
    #expect(application?["state"] == "installed" && application?["version"] == 1 && application?["interface"] == true)
    #expect(application?["handler"] == "http://127.0.0.1:8080/")
    #expect(application?["installer"] == "http://127.0.0.1:8080/install")
    #expect(application?["tabs"]?.elements.map { $0["handler"] } == ["http://127.0.0.1:8080/"])
  }

  @Test(arguments: [
    ("http://127.0.0.1:1/app", "http://127.0.0.1:1/app/install"),
    ("http://127.0.0.1:1/?a=b", "http://127.0.0.1:1/install"),
  ])
  mutating func `the installer is below the handler`(handler: String, installer: String) {
    _ = fixture.control(.settings, "handler=\(handler)")
    #expect(fixture.portal.installer == installer)
    _ = fixture.control(.settings, "installer=http://127.0.0.1:2/other")
    #expect(fixture.portal.installer == "http://127.0.0.1:2/other")
  }

  @Test mutating func `without the application nothing is left of it`() {
    let token = fixture.token(1).access
    #expect(act("do=forget").answer["state"] == "absent")
    #expect(fixture.control(.configuration).1.at("application", "tabs") == [])
    #expect(fixture.send("scope", .form("auth=\(token)")).answer["error"] == "invalid_token")
    #expect(fixture.control(.session, "user=1") == (400, ["error": "The application is not installed."]))
    #expect(sent().isEmpty)
    #expect(fixture.control(.reset, "").0 == 200)
    #expect(fixture.portal.application == Application())
  }

  @Test mutating func `a reset keeps the token that the application was told last`() {
    _ = act("do=uninstall&clean=1")
    _ = act("do=begin&user=1")
    let told = fixture.control(.session, "user=1").1["APPLICATION_TOKEN"]
    #expect(told != .string(Application().token))
    _ = act("do=finish")
    _ = fixture.control(.reset, "")
    #expect(fixture.control(.session, "user=7").1["APPLICATION_TOKEN"] == told)
  }

  @Test mutating func `tabs in the cards of items are apart from those of the call card`() {
    let bind = "PLACEMENT=CRM_DEAL_DETAIL_TAB&HANDLER=http://127.0.0.1:8080/&TITLE=Deal"
    #expect(fixture.call("placement.bind", bind, user: 1).answer["result"] == true)
    let application = fixture.control(.application).1
    #expect(application["detailTabs"]?.elements.map { $0["placement"] } == ["CRM_DEAL_DETAIL_TAB"])
    #expect(application["tabs"]?.elements.count == 1)
  }

  @Test mutating func `what was bound is seen only after the installation is finished`() {
    _ = act("do=forget")
    #expect(act("do=begin&user=1").answer["state"] == "unfinished")
    #expect(fixture.call("app.info", user: 1).answer.at("result", "INSTALLED") == false)
    let bind = "PLACEMENT=CALL_CARD&HANDLER=http://127.0.0.1:8080/&TITLE=P&LANG_ALL[de][TITLE]=Karte"
    #expect(fixture.call("placement.bind", bind, user: 1).answer["result"] == true)
    #expect(
      fixture.call("event.bind", "event=onAppInstall&handler=http://127.0.0.1:9/", user: 1).answer["result"] == true)
    #expect(act("do=begin").answer["tabs"] == [])
    let finished = act("do=finish").answer
    #expect(finished["state"] == "installed" && finished.at("tabs", "0", "langAll", "de", "TITLE") == "Karte")
    #expect(sent().map(\.url) == ["http://127.0.0.1:9/"])
    #expect(fixture.call("app.info", user: 1).answer.at("result", "INSTALLED") == true)
    #expect(act("do=finish").status == 200)
    #expect(sent().isEmpty)
  }

  @Test mutating func `before the installation is finished employees are told to wait`() {
    _ = act("do=forget")
    _ = act("do=begin")
    #expect(fixture.control(.session, "user=1").0 == 200)
    let (status, answer) = fixture.control(.session, "user=7")
    #expect(status == 400 && answer["error"]?.text?.contains("not fully installed yet") == true)
  }

  @Test(arguments: ["do=begin", "do=script", "do=nothing", "", "do=update&user=7", "do=uninstall&user=99"])
  mutating func `what cannot be done changes nothing`(form: String) {
    #expect(act(form).status == 400)
    #expect(fixture.portal.application == Application() && sent().isEmpty)
  }

  @Test mutating func `a script is told by the portal's server, with tokens that work`() throws {
    _ = act("do=forget")
    let old = Application().token
    #expect(act("do=script").answer["interface"] == false)
    let (url, form) = try #require(sent().first)
    let authority = try #require(form["auth"]?.fields)
    #expect(url == "http://127.0.0.1:8080/install" && form["event"] == "ONAPPINSTALL")
    #expect(form["ts"] == .string(String(Int(PortalFixture.now.seconds))))
    #expect(form["data"] == ["VERSION": "1", "ACTIVE": "Y", "INSTALLED": "Y", "LANGUAGE_ID": "en"])
    #expect(
      authority.entries.map(\.key) == [
        "access_token", "expires", "expires_in", "scope", "domain", "server_endpoint", "status", "client_endpoint",
        "member_id", "user_id", "refresh_token", "application_token",
      ])
    #expect(authority["domain"] == "127.0.0.1:8081" && authority["scope"] == "placement,telephony,crm,user_brief")
    #expect(authority["expires"] == .string(String(Int(PortalFixture.now.seconds) + 3600)))
    #expect(authority["user_id"] == "1" && form["event_handler_id"]?.integer != nil)
    #expect(authority["application_token"]?.text?.utf8.count == 32 && authority["application_token"] != .string(old))
    let token = try #require(authority["access_token"]?.text)
    #expect(fixture.send("user.admin", .form("auth=\(token)")).answer["result"] == true)
  }

  @Test mutating func `older portals say less in an event, and put spaces between scopes`() throws {
    _ = act("do=forget")
    _ = fixture.control(.settings, "events=older")
    _ = act("do=script")
    let form = try #require(sent().first).form
    #expect(form.entries.map(\.key) == ["event", "data", "ts", "auth"])
    #expect(
      form["auth"]?.fields?.entries.map(\.key) == [
        "access_token", "expires_in", "scope", "domain", "server_endpoint", "status", "client_endpoint", "member_id",
        "refresh_token", "application_token",
      ])
    #expect(form["auth"]?["scope"] == "placement telephony crm user_brief")
  }

  @Test mutating func `an event names the handler that it is for`() {
    for path in ["a", "b"] {
      _ = fixture.call("event.bind", "event=ONAPPUPDATE&handler=http://127.0.0.1:9/\(path)", user: 1)
    }
    _ = act("do=update")
    let ids = sent().compactMap { $0.form["event_handler_id"]?.integer }
    #expect(ids.count == 2 && Set(ids).count == 2)
  }

  @Test mutating func `an update has a new application token and takes the handlers of events away`() throws {
    #expect(act("do=update").answer["version"] == 2)
    #expect(sent().isEmpty)
    for event in ["ONAPPUPDATE", "ONAPPUNINSTALL"] {
      _ = fixture.call("event.bind", "event=\(event)&handler=http://127.0.0.1:9/event", user: 1)
    }
    let before = fixture.portal.application.token
    _ = act("do=update")
    let (url, form) = try #require(sent().first)
    #expect(url == "http://127.0.0.1:9/event")
    #expect(form["data"] == ["VERSION": "3", "PREVIOUS_VERSION": "2", "LANGUAGE_ID": "en"])
    #expect(form["auth"]?["application_token"] == .string(fixture.portal.application.token))
    #expect(fixture.portal.application.token != before && fixture.portal.events.isEmpty)
    #expect(fixture.portal.placements.count == 1)
  }

  @Test mutating func `an update can leave the handlers of events`() {
    _ = fixture.call("event.bind", "event=ONAPPUPDATE&handler=http://127.0.0.1:9/event", user: 1)
    _ = fixture.control(.settings, "update_handlers=kept")
    _ = act("do=update")
    #expect(fixture.portal.events.count == 1)
  }

  @Test(arguments: [("&clean=1", "1"), ("&clean=0", "0"), ("", "0")])
  mutating func `an uninstallation is proved by the application token alone`(choice: String, clean: String) throws {
    _ = fixture.call("event.bind", "event=ONAPPUNINSTALL&handler=http://127.0.0.1:9/event", user: 1)
    let token = fixture.portal.application.token
    #expect(act("do=uninstall\(choice)").answer["state"] == "absent")
    let form = try #require(sent().first).form
    #expect(form["data"] == ["LANGUAGE_ID": "en", "CLEAN": .string(clean)])
    #expect(
      form["auth"]?.fields?.entries.map(\.key) == [
        "domain", "server_endpoint", "client_endpoint", "member_id", "application_token",
      ])
    #expect(form["auth"]?["application_token"] == .string(token))
    #expect(fixture.portal.tokens.all.isEmpty && fixture.portal.placements.isEmpty && fixture.portal.events.isEmpty)
  }

  @Test mutating func `an event goes to its subscribers with the tokens that they asked for`() throws {
    _ = fixture.call("event.bind", "event=ONAPPUPDATE&handler=http://127.0.0.1:9/a&auth_type=7", user: 1)
    _ = fixture.call("event.bind", "event=ONAPPUPDATE&handler=http://127.0.0.1:9/b", user: 1)
    _ = fixture.call("event.bind", "event=ONAPPUPDATE&event_type=offline", user: 1)
    _ = act("do=update&user=1")
    let users = sent().map { fixture.portal.tokens.token(access: $0.form["auth"]?["access_token"]?.text ?? "")?.user }
    #expect(users == [7, 1])
  }
}
