import Bitrix24

/// Which events the portal reports to the application.
package struct ListEventHandlers: RESTMethod {
  package static let name = "event.get"
  package static let scope: String? = nil
  package static let documentation = "https://apidocs.bitrix24.com/api-reference/events/event-get.html"
  package static let kind = RESTMethodKind.query

  package struct Handler: Sendable {
    /// In capital letters.
    package let event: String
    /// The address that is told.
    package let address: String
  }

  package init() {}

  package static func decode(_ result: JSONValue) -> [Handler]? {
    result.list?.compactMap { row in
      guard let event = row["event"]?.text, let address = row["handler"]?.text else { return nil }
      return Handler(event: event.uppercased(), address: address)
    }
  }
}
