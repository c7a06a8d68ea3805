import HTTPMessage
import Testing

@testable import PortalSimulator

@Suite struct ControlTests {
  private var fixture = PortalFixture()

  @Test mutating func `the configuration has all that the page needs`() {
    let (status, configuration) = fixture.control(.configuration)
    #expect(status == 200 && configuration["domain"] == "127.0.0.1:8081" && configuration["protocol"] == 0)
    #expect(configuration["languages"]?.elements.count == 21)
    #expect(configuration["users"]?.elements.map { $0["id"] } == [1, 7, 9])
    #expect(configuration["scenarios"]?.elements.count == Scenario.all.count)
    #expect(configuration.at("settings", "rest") == "normal")
  }

  @Test mutating func `a session says what a portal posts`() {
    let session = fixture.control(.session, "user=1").1
    #expect(session["IS_ADMIN"] == true && session["SERVER_ENDPOINT"] == "http://127.0.0.1:8081/rest/")
    #expect(session["APPLICATION_SCOPE"] == "placement,telephony,crm,user_brief" && session["status"] == "L")
    #expect(session["member_id"]?.text?.utf8.count == 32 && session["APPLICATION_TOKEN"]?.text?.utf8.count == 32)
  }

  @Test(arguments: [
    "rest=slow", "rest_delay_ms=-1", "rest_delay_ms=60001", "rest_delay_ms=x", "oauth=no", "library=", "other=1",
    "rest=delay&library=never", "portal=other", "telephony=sip", "posts_uri=1", "refresh_auth=",
    "rest_broken_as=404", "rest_late_ms=60001", "crm_mode=2", "call_ai=1", "call_activity=never", "crm_create=1",
    "required_fields=contact", "required_fields=order.x", "required_fields=deal.x@", "event_tokens=1",
    "note_overwrite=on", "note_overwrite_text=", "rest_lost_as=404", "read_only=contact", "read_only=order_1",
  ])
  mutating func `a bad setting changes nothing`(form: String) {
    #expect(fixture.control(.settings, form).0 == 400)
    #expect(fixture.portal.settings == Settings())
  }

  @Test mutating func `settings are set by name and given back whole`() {
    let (status, settings) = fixture.control(
      .settings, "rest=delay&rest_delay_ms=0&library=late&library_delay_ms=60000")
    #expect(status == 200 && settings["rest"] == "delay" && settings["rest_delay_ms"] == 0)
    #expect(settings["library"] == "late" && settings["library_delay_ms"] == 60_000 && settings["oauth"] == "normal")
    #expect(fixture.control(.settings).1 == settings)
  }

  @Test(arguments: [("portal=cloud", "on"), ("portal=box", "off")])
  mutating func `a kind of portal is a preset of what is posted`(form: String, posts: String) {
    let settings = fixture.control(.settings, form).1
    #expect(settings["posts_application"] == .string(posts) && settings["posts_uri"] == .string(posts))
    #expect(fixture.control(.settings, "posts_uri=on&posts_application=off").1["portal"] == "other")
  }

  @Test mutating func `without a word the portal is a box with its own telephony`() {
    let settings = fixture.control(.settings).1
    #expect(settings["portal"] == "box" && settings["telephony"] == "built_in" && settings["escapes_options"] == "on")
    #expect(settings["event_arguments"] == "first" && settings["opens_types"] == "on")
    #expect(settings["refresh_auth"] == "normal")
  }

  @Test mutating func `a reset puts everything back`() {
    let token = fixture.token().access
    _ = fixture.control(.settings, "rest=401")
    _ = fixture.portal.crm.addComment("x", to: .contact(101), author: 7, now: fixture.now)
    fixture.portal.crm.setNote("x", on: .init(type: .activity, id: 5001), author: 7, now: fixture.now)
    fixture.portal.options.set(["a": "b"])
    _ = fixture.call("scope")
    #expect(fixture.control(.reset, "").0 == 200)
    #expect(fixture.portal.settings == Settings() && fixture.portal.crm.comments.isEmpty)
    let state = fixture.control(.state).1
    for key in ["activities", "calls", "items", "comments", "notes", "app_options", "user_options"] {
      #expect(state[key] == [], "\(key)")
    }
    #expect(state["blocks"]?.elements.map { $0["application"] } == ["app.speech.example"])
    #expect(fixture.portal.journal.entries.isEmpty)
    #expect(fixture.send("scope", .form("auth=\(token)")).answer["error"] == "invalid_token")
  }

  @Test(arguments: [("http://127.0.0.1:8081", 200), ("", 200), ("http://127.0.0.1:8080", 403), ("null", 403)])
  mutating func `only the portal's own page may ask`(origin: String, status: Int) {
    #expect(fixture.control(.session, "user=7", origin: origin).0 == status)
  }

  @Test mutating func `the journal keeps the last two hundred`() {
    for _ in 0..<250 { _ = fixture.send("no.such", .form("")) }
    let journal = fixture.control(.journal).1
    #expect(journal.elements.count == 200 && journal.at("0", "method") == "no.such")
    #expect(journal.at("0", "status") != nil && journal.at("0", "token_user") == .null)
  }
}
