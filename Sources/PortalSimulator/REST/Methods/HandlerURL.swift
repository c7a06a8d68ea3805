/// What a portal demands of a handler's address.
enum HandlerURL {
  /// `http` or `https`, and a host with a dot in it: addresses in the local network such as `localhost` do not pass
  /// (<https://apidocs.bitrix24.com/api-reference/widgets/index.html>).
  static func check(_ url: String) throws(RESTError) {
    guard let colon = url.firstRange(of: "://") else { throw wrong }
    let host = url[colon.upperBound...].prefix { !"/?#:".contains($0) }
    guard let dot = host.firstIndex(of: "."), dot > host.startIndex else { throw wrong }
    guard ["http", "https"].contains(url[..<colon.lowerBound].lowercased()) else {
      throw RESTError("ERROR_UNSUPPORTED_PROTOCOL", "Unsupported event handler protocol")
    }
  }

  private static let wrong = RESTError("ERROR_WRONG_HANDLER_URL", "Wrong handler URL")
}
