import Testing

@testable import PortalSimulator

@Suite struct OptionMethodTests {
  private var fixture = PortalFixture()

  private mutating func result(_ method: String, _ form: String = "", user: Int = 7) -> Value? {
    fixture.call(method, form, user: user).answer["result"]
  }

  private mutating func refusal(_ method: String, _ form: String, user: Int = 7) -> [String?] {
    let (status, answer) = fixture.call(method, form, user: user)
    return status == 400 ? [answer["error"]?.text, answer["error_description"]?.text] : []
  }

  @Test mutating func `each person has options of the own`() {
    #expect(result("user.option.get") == [] && result("user.option.get", "option=a") == .null)
    #expect(result("user.option.set", "options[a]=1&options[b]=2") == true)
    #expect(result("user.option.set", "options[b]=3") == true)
    #expect(result("user.option.get") == ["a": "1", "b": "3"] && result("user.option.get", "option=b") == "3")
    #expect(result("user.option.get", "option=c") == .null)
    #expect(result("user.option.get", user: 1) == [] && result("app.option.get") == [])
  }

  @Test mutating func `only administrators store what is for everybody`() {
    #expect(
      refusal("app.option.set", "options[a]=1") == ["AccessException", "Administrator authorization required"])
    #expect(result("app.option.set", "options[a]=1", user: 1) == true)
    #expect(result("app.option.get") == ["a": "1"] && result("app.option.get", "option=a") == "1")
    #expect(result("user.option.get", user: 1) == [])
  }

  @Test mutating func `a nested value comes back as an object, and replaces the old one as a whole`() {
    _ = result("user.option.set", "options[a][b]=1&options[a][c][d]=2")
    #expect(result("user.option.get", "option=a") == ["b": "1", "c": ["d": "2"]])
    _ = result("user.option.set", "options[a][b]=3")
    #expect(result("user.option.get") == ["a": ["b": "3"]])
    let token = fixture.token(7).access
    _ = fixture.send("user.option.set", .json(#"{"auth":"\#(token)","options":{"n":1,"t":true,"l":["x"]}}"#))
    #expect(result("user.option.get") == ["a": ["b": "3"], "n": 1, "t": true, "l": ["x"]])
  }

  @Test(arguments: ["", "options=x", "options[]", "OPTIONS[a]=1", "a=1"])
  mutating func `refuses to store nothing`(form: String) {
    if form == "options[]" {
      let token = fixture.token(7).access
      let answer = fixture.send("user.option.set", .json(#"{"auth":"\#(token)","options":[]}"#))
      #expect(answer.status == 400 && answer.answer["error"] == "ArgumentNullException")
    } else {
      #expect(refusal("user.option.set", form) == ["ArgumentNullException", "options is empty"])
      #expect(refusal("app.option.set", form, user: 1) == ["ArgumentNullException", "options is empty"])
    }
  }

  @Test(arguments: ["app.option.get", "app.option.set", "user.option.get", "user.option.set"])
  mutating func `a webhook has no options`(method: String) {
    let answer = fixture.send("1/\(PortalFixture.installation.webhook)/\(method)", .form("options[a]=1"))
    #expect(answer.status == 400 && answer.answer["error"] == "AccessException")
    #expect(answer.answer["error_description"] == "Application context required")
  }

  @Test mutating func `options go with the application where that is wished`() {
    _ = result("app.option.set", "options[a]=1", user: 1)
    _ = fixture.control(.application, "do=uninstall&clean=0")
    #expect(fixture.portal.options.shared == ["a": "1"])
    _ = fixture.control(.application, "do=begin&user=1")
    _ = fixture.control(.application, "do=uninstall&clean=1")
    #expect(fixture.portal.options.shared.isEmpty)
  }

  @Test mutating func `the oldest of very many go`() {
    for number in 0...ApplicationOptions.maximumKeys { fixture.portal.options.set(["k\(number)": "x"]) }
    #expect(fixture.portal.options.shared.count == ApplicationOptions.maximumKeys)
    #expect(fixture.portal.options.shared["k0"] == nil && fixture.portal.options.shared["k1"] == "x")
  }

  @Test mutating func `tests can read the options`() {
    _ = result("user.option.set", "options[a]=1")
    _ = result("app.option.set", "options[b]=2", user: 1)
    let state = fixture.control(.state).1
    #expect(state["user_options"] == ["user_7": ["a": "1"]] && state["app_options"] == ["b": "2"])
  }
}
