import HTML

extension WebURL {
  /// Where Bitrix24 publishes BX24.js, the library that talks to the portal.
  ///
  /// Source: <https://apidocs.bitrix24.com/sdk/bx24-js-sdk/index.html>
  package static let bitrix24Library = WebURL(origin: "https://api.bitrix24.com", path: "/api/v1/")!
}
