import Bitrix24
import FoundationEssentials
import HTML
import HTTPMessage
import PortalStore
import WidgetRuntime
import Widgets

/// A stand-in for a portal: the request of the documentation's own example, with what a test changes about it.
package enum Portal {
  package static let requestID = "7f3a9c04e1b2d865"
  package static let applicationSID = "588b8a98e848778a4ffb38fbcf70f2b9"
  package static let accessToken = "4172bb6600705a0700005a4b00000001f0f107c42ca5bd5f61030c5d9c3e4d60d11b5a"
  package static let refreshToken = "31f1e26600705a0700005a4b00000001f0f107b1918506d8a2ed9ecf76e8fdac962471"

  package static let parameters: KeyValuePairs = [
    "DOMAIN": "xxx.bitrix24.com", "PROTOCOL": "1", "LANG": "en", "APP_SID": applicationSID, "AUTH_ID": accessToken,
    "AUTH_EXPIRES": "3600", "REFRESH_ID": refreshToken, "member_id": "da45a03b265edd8787f8a258d793cc5d",
    "status": "L", "PLACEMENT": "CALL_CARD", "PLACEMENT_OPTIONS": options(),
  ]

  private static let call: KeyValuePairs = [
    "CALL_ID": "externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778", "PHONE_NUMBER": "555555",
    "LINE_NUMBER": "", "LINE_NAME": "", "CRM_ENTITY_TYPE": "", "CRM_ENTITY_ID": "0",
    "CRM_ACTIVITY_ID": "undefined", "CALL_DIRECTION": "incoming", "CALL_STATE": "connected",
    "CALL_LIST_MODE": "false",
  ]

  /// `PLACEMENT_OPTIONS` of the example, changed.
  package static func options(_ changes: [String: String] = [:]) -> String {
    let values = Dictionary(call.map { ($0, $1) }) { $1 }.merging(changes) { $1 }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: (try? encoder.encode(values)) ?? Data(), as: UTF8.self)
  }

  /// The example's parameters as a form; `nil` leaves one out.
  package static func form(_ changes: [String: String?] = [:]) -> [UInt8] {
    var fields = parameters.filter { changes[$0.key] == nil }.map { ($0.key, $0.value) }
    fields += changes.compactMap { name, value in value.map { (name, $0) } }.sorted { $0.0 < $1.0 }
    return Array(fields.map { encoded($0) + [UInt8(ascii: "=")] + encoded($1) }.joined(separator: [UInt8(ascii: "&")]))
  }

  private static func encoded(_ text: String) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return bytes
  }
}

extension Request {
  package static let formType = "application/x-www-form-urlencoded"

  /// A portal opens a widget.
  package static func widget(_ changes: [String: String?] = [:], path: String = "/", query: String = "") -> Request {
    Request(
      method: .post,
      path: path,
      query: Array(query.utf8),
      contentType: formType,
      id: Portal.requestID,
      body: .success(Portal.form(changes))
    )
  }
}

extension PlacementCall {
  package static func make(_ changes: [String: String?] = [:]) throws -> PlacementCall {
    try PlacementCall(FormFields(urlEncoded: Portal.form(changes)))
  }
}

extension Router {
  package static func make(
    portals: [String] = ["xxx.bitrix24.com"],
    token: String? = nil,
    theme: Page.Theme = .light,
    basePath: String = "/",
    hasClientCredentials: Bool = false
  ) -> Router {
    let accessPolicy = AccessPolicy(
      portals: portals.compactMap(PortalPattern.init),
      applicationToken: token.flatMap(ApplicationToken.init)
    )
    return Router(
      Options(
        accessPolicy: accessPolicy,
        theme: theme,
        library: .bitrix24Library,
        basePath: basePath,
        hasClientCredentials: hasClientCredentials
      ),
      catalog: .standard
    )
  }
}

extension HandledRequest {
  package func fact(_ name: String) -> String? { record.logFields.first { $0.name == name }?.value }
}
