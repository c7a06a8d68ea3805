import HTTPMessage
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

/// Secrets where a portal does not put them.
struct RouterSecretsTests {
  @Test(arguments: ["CALL_ID", "CALL_STATE", "CALL_DIRECTION", "CRM_ENTITY_TYPE", "CRM_ENTITY_ID", "LINE_NAME"])
  func `a token among the call's data does not get into the log`(key: String) async {
    for secret in [Portal.accessToken, Portal.refreshToken, Portal.applicationSID] {
      let options = Portal.options(["CRM_ENTITY_TYPE": "LEAD"].merging([key: secret]) { $1 })
      let request = Request.widget(["PLACEMENT_OPTIONS": options])
      let answer = await Router.make().answer(request)
      #expect(answer.response.status.code == 200)
      #expect(!answer.record.logFields.contains { $0.value.contains(secret) })
    }
  }

  @Test func `a number among the call's data does not get into the log`() async {
    let number = "4930123456789"
    let options = Portal.options([
      "PHONE_NUMBER": "+" + number, "CALL_DIRECTION": number, "CALL_STATE": number, "CRM_ENTITY_TYPE": "LEAD",
      "CRM_ENTITY_ID": number, "CALL_ID": "ext.0" + number.dropFirst(2),
    ])
    let answer = await Router.make().answer(.widget(["PLACEMENT_OPTIONS": options]))
    #expect(!answer.record.logFields.contains { $0.value.contains("3456789") })
  }

  @Test func `what is named as a secret does not get into a page`() async {
    let options = #"{"AUTH_ID":"hunter2","auth":{"access_token":"hunter3"},"x":"\#(Portal.accessToken)"}"#
    let request = Request.widget([
      "PLACEMENT": "LEFT_MENU", "PLACEMENT_OPTIONS": options,
      "auth[access_token]": "hunter4", "client_secret": "hunter5",
    ])
    let page = String(decoding: await Router.make().answer(request).response.body, as: UTF8.self)
    #expect(page.contains("auth[access_token]") && page.contains("***"))
    #expect(!page.contains("hunter") && !page.contains(Portal.accessToken))
  }
}
