import Bitrix24

/// The portal's time, in ISO 8601.
package struct GetServerTime: RESTMethod {
  package static let name = "server.time"
  package static let scope: String? = nil
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/common/system/server-time.html"
  package static let kind = RESTMethodKind.query

  package init() {}

  package static func decode(_ result: JSONValue) -> String? { result.text }
}
