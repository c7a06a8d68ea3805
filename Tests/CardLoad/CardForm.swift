/// What a portal's frame posts for a card, and what the page in it posts next.
struct CardForm {
  /// A contact of the simulator with a company and a deal.
  private static let options = """
    {"CALL_ID":"externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778","PHONE_NUMBER":"+493023125101",\
    "LINE_NUMBER":"reg151083","LINE_NAME":"Main line","CRM_ENTITY_TYPE":"CONTACT","CRM_ENTITY_ID":"101",\
    "CRM_ACTIVITY_ID":"4711","CALL_DIRECTION":"incoming","CALL_STATE":"connected","CALL_LIST_MODE":"false",\
    "URI":"/crm/contact/details/101/","CRM_BINDINGS":[{"ENTITY_TYPE":"CONTACT","ENTITY_ID":"101"},\
    {"ENTITY_TYPE":"COMPANY","ENTITY_ID":"11"},{"ENTITY_TYPE":"DEAL","ENTITY_ID":"301"}]}
    """

  private let host: String
  private let query: String
  private let body: String
  /// The user's token, where it has to be a real one.
  private let accessToken: String?
  /// Different for each run, so that the program does not know the tokens yet.
  private let run = UInt64.random(in: 0 ... .max)

  /// - Parameters:
  ///   - port: where the web server is.
  ///   - portal: the portal's port.
  init(port: UInt16, portal: UInt16, applicationToken: String, accessToken: String?) {
    host = "127.0.0.1:\(port)"
    query = "DOMAIN=127.0.0.1%3A\(portal)&PROTOCOL=0&LANG=en&APP_SID="
    body =
      "AUTH_EXPIRES=3600&SERVER_ENDPOINT=https%3A%2F%2Foauth.bitrix.info%2Frest%2F"
      + "&member_id=da45a03b265edd8787f8a258d793cc5d&status=L&PLACEMENT=CALL_CARD"
      + "&APPLICATION_TOKEN=\(applicationToken)&APPLICATION_SCOPE=placement%2Ctelephony%2Ccrm%2Cuser_brief"
      + "&PLACEMENT_OPTIONS=\(Self.escaped(Self.options))&AUTH_ID="
    self.accessToken = accessToken
  }

  /// The request that opens a card.
  func opening(_ card: Int) -> [UInt8] {
    request(card, body + (accessToken ?? "4172bb6600705a0700005a4b00000001f0f1" + digits(card)))
  }

  /// The request for the customer.
  func customer(_ card: Int, ticket: ArraySlice<UInt8>) -> [UInt8] {
    request(card, "VIEW=customer&TICKET=" + String(decoding: ticket, as: UTF8.self))
  }

  private func request(_ card: Int, _ body: String) -> [UInt8] {
    Array(
      """
      POST /?\(query)\(digits(card)) HTTP/1.1\r
      Host: \(host)\r
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0\r
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r
      Accept-Language: en\r
      Content-Type: application/x-www-form-urlencoded\r
      Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """.utf8)
  }

  /// 32 hexadecimal digits of a card's own.
  private func digits(_ card: Int) -> String {
    func padded(_ number: UInt64) -> String {
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return padded(run) + padded(UInt64(card))
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
