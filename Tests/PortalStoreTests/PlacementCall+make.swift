@testable import Bitrix24
@testable import HTTPMessage

extension PlacementCall {
  /// A call from a portal, as short as one can be.
  static func make(
    domain: String = "acme.bitrix24.com",
    secure: Bool = true,
    token: String? = nil
  ) throws(PlacementCallError) -> PlacementCall {
    let tokenField = token.map { "&APPLICATION_TOKEN=\($0)" } ?? ""
    let fields = "DOMAIN=\(domain)&PROTOCOL=\(secure ? 1 : 0)&LANG=de&member_id=da45a03b&PLACEMENT=CALL_CARD"
    return try PlacementCall(FormFields(urlEncoded: (fields + tokenField).utf8))
  }
}
